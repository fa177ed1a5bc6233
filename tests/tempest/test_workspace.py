"""What is read from the official suite's tools; scripts that say what they say stand in for them."""

from pathlib import Path

import pytest
from subunit import StreamResultToBytes

from assay.model.official import OfficialResult
from assay.model.outcome import Outcome
from assay.problem import Problem
from assay.tempest.workspace import Workspace

LISTED = """\
tempest.api.compute.test_versions.TestVersions.test_list_api_versions[id-6c0a0990-43b6-4529-9b61-5fd8daf7c55c]
tempest.api.identity.v3.test_tokens.TokensV3Test.test_create_token[id-6f8e4436-fc96-4282-8122-e41df57197a9,smoke]
tempest.api.volume.test_x.Test.test_attached[compute,id-fff74e1e-5bd3-4b33-9ea9-24c103bc3f59,slow]
setUpClass (tempest.api.volume.test_y.Test)
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace whose tools are scripts."""
    (tmp_path / "environment/bin").mkdir(parents=True)
    (tmp_path / "work/logs").mkdir(parents=True)
    return Workspace(tmp_path / "work", tmp_path / "environment")


def _tool(workspace: Workspace, name: str, script: str) -> None:
    path = workspace.environment / "bin" / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_ids_are_found_wherever_they_stand(workspace: Workspace) -> None:
    """The id of a test is read before, after and between its tags; what has none is no test."""
    (workspace.folder / "listed").write_text(LISTED)
    _tool(workspace, "tempest", f"cat {workspace.folder}/listed")
    assert list(workspace.tests().values()) == [
        "id-6c0a0990-43b6-4529-9b61-5fd8daf7c55c",
        "id-6f8e4436-fc96-4282-8122-e41df57197a9",
        "id-fff74e1e-5bd3-4b33-9ea9-24c103bc3f59",
    ]


def test_a_run_is_followed_and_read(workspace: Workspace) -> None:
    """The tests of the ids are run; each that ends is told, and what came of it is read."""
    (workspace.folder / "listed").write_text(LISTED)
    stream = workspace.folder / "stream"
    with stream.open("wb") as raw:
        out = StreamResultToBytes(raw)
        out.status(test_id=LISTED.splitlines()[0], test_status="inprogress")
        out.status(test_id=LISTED.splitlines()[0], test_status="success")
        out.status(test_id="setUpClass (tempest.api.volume.test_y.Test)", test_status="skip")
    _tool(
        workspace,
        "tempest",
        f'case "$*" in *--list-tests*) cat {workspace.folder}/listed;; *) cat {stream}; exit 1;; esac',
    )
    ended: list[int] = []
    found = workspace.run(
        {"id-6c0a0990-43b6-4529-9b61-5fd8daf7c55c"},
        concurrency=1,
        begun=lambda tests: lambda: ended.append(tests),
    )
    assert (workspace.folder / "load-list.txt").read_text().splitlines() == [LISTED.splitlines()[0]]
    assert ended == [1, 1]
    assert found[0] == OfficialResult(
        test="tempest.api.compute.test_versions.TestVersions.test_list_api_versions",
        id="id-6c0a0990-43b6-4529-9b61-5fd8daf7c55c",
        outcome=Outcome.PASS,
    )


def test_a_run_that_does_not_come_to_its_end_is_told(workspace: Workspace) -> None:
    """Tempest's last words become a sentence, and no result is read."""
    (workspace.folder / "listed").write_text(LISTED)
    _tool(
        workspace,
        "tempest",
        f'case "$*" in *--list*) cat {workspace.folder}/listed;; *) echo "no config" >&2; exit 2;; esac',
    )
    with pytest.raises(Problem, match="tempest ended with 2") as failure:
        workspace.run({"id-6c0a0990-43b6-4529-9b61-5fd8daf7c55c"}, concurrency=1)
    assert "no config" in (failure.value.why or "")


def test_requests_are_counted_from_the_log(workspace: Workspace) -> None:
    """Every request that Tempest logs counts, and nothing else; forgetting begins anew."""
    log = workspace.folder / "logs/tempest.log"
    log.write_text(
        "1 INFO tempest.lib.common.rest_client [-] Request (A:test_b): 200 GET http://x 0.1s\n"
        "1 INFO tempest.lib.common.fixed_network [-] nothing\n"
        "1 INFO tempest.lib.common.rest_client [-] Request (A:setUpClass): 201 POST http://x 0.1s\n"
    )
    assert workspace.requests() == 2
    workspace.forget()
    assert not log.exists()
    assert log.parent.is_dir()


def test_a_tool_that_fails_is_quoted(workspace: Workspace) -> None:
    """The last words of a failing tool become a sentence."""
    _tool(workspace, "tempest", "echo 'no such option' >&2; exit 3")
    with pytest.raises(Problem, match="tempest ended with 3") as failure:
        workspace.tests()
    assert "no such option" in (failure.value.why or "")

"""What is read from the official suite's tools; scripts that say what they say stand in for them."""

from pathlib import Path

import pytest

from assay.problem import Problem
from assay.tempest.workspace import OfficialResult, Workspace

LISTED = """\
tempest.api.compute.test_versions.TestVersions.test_list_api_versions[id-6c0a0990-43b6-4529-9b61-5fd8daf7c55c]
tempest.api.identity.v3.test_tokens.TokensV3Test.test_create_token[id-6f8e4436-fc96-4282-8122-e41df57197a9,smoke]
tempest.api.volume.test_x.Test.test_attached[compute,id-fff74e1e-5bd3-4b33-9ea9-24c103bc3f59,slow]
setUpClass (tempest.api.volume.test_y.Test)
"""
TABLE = """\
test,status,start_time,stop_time
tempest.api.compute.test_versions.TestVersions.test_list_api_versions[id-6c0a0990-43b6-4529-9b61-5fd8daf7c55c],success,a,b
setUpClass (tempest.api.volume.test_y.Test),skip,a,b
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


def test_results_are_read(workspace: Workspace) -> None:
    """Each result has name, id and status."""
    (workspace.folder / "table").write_text(TABLE)
    _tool(workspace, "subunit2csv", f"cat {workspace.folder}/table")
    assert workspace.results() == [
        OfficialResult(
            test="tempest.api.compute.test_versions.TestVersions.test_list_api_versions",
            id="id-6c0a0990-43b6-4529-9b61-5fd8daf7c55c",
            status="success",
        )
    ]


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

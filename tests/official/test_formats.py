"""Results of official tests, read as their own tools write them."""

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
import subunit as wire
from testtools.content import text_content

from assay.formats.official_results import names, refstack, stestr, subunit
from assay.model.official import OfficialResult
from assay.model.outcome import Outcome
from assay.problem import Problem

ID = "id-0146f675-ca94-4fbc-8b3e-4a8e5f1c5a0f"
TEST = "tempest.api.identity.v3.test_tokens.TokensV3Test.test_validate_token"
SECRET = b"password=hunter2"
PLAIN = "text/plain; charset=utf8"
STATUSES = {
    "passed": ("success", Outcome.PASS),
    "failed": ("fail", Outcome.FAIL),
    "skipped": ("skip", Outcome.BLOCKED),
    "expected": ("xfail", Outcome.FAIL),
    "surprised": ("uxsuccess", Outcome.FAIL),
    "hung": ("inprogress", Outcome.ERROR),
}


def _stream() -> bytes:
    """A stream of version 2 with a test of every status, a listed one, and output beside them."""
    raw = io.BytesIO()
    out = wire.StreamResultToBytes(raw)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    out.startTestRun()
    out.status(test_id="listed", test_status="exists")
    for name, (status, _) in STATUSES.items():
        told = f"{TEST}_{name}[{ID},smoke]"
        out.status(test_id=told, test_status="inprogress", timestamp=now)
        for file, text in {"skip": {"reason": b"no floating\n IPs"}, "fail": {"traceback": SECRET}}.get(
            status, {}
        ).items():
            out.status(test_id=told, file_name=file, file_bytes=text, eof=True, mime_type=PLAIN)
        if status != "inprogress":
            out.status(test_id=told, test_status=status, timestamp=now)
    out.stopTestRun()
    return raw.getvalue()


def test_a_stream_of_version_2_is_read() -> None:
    """Every status means something, only a success is a pass, and nothing that a test printed is kept."""
    found = subunit.parse(_stream(), "it")
    assert {one.test: one.outcome for one in found} == {
        f"{TEST}_{name}": outcome for name, (_, outcome) in STATUSES.items()
    }
    assert {one.id for one in found} == {ID}
    assert [one.reason for one in found if one.reason] == ["no floating IPs"]
    assert "hunter2" not in repr(found)


def test_a_stream_of_version_1_is_read() -> None:
    """The older format gives the same."""
    raw = io.BytesIO()
    client = wire.TestProtocolClient(raw)
    for name in ("passed", "failed", "skipped"):
        case = wire.RemotedTestCase(f"{TEST}_{name}[{ID}]")
        client.startTest(case)
        if name == "passed":
            client.addSuccess(case)
        elif name == "failed":
            client.addFailure(case, details={"traceback": text_content("password=hunter2")})
        else:
            client.addSkip(case, "no floating IPs")
        client.stopTest(case)
    found = subunit.parse(raw.getvalue(), "it")
    assert {one.test.rpartition("_")[2]: one.outcome for one in found} == {
        "passed": Outcome.PASS,
        "failed": Outcome.FAIL,
        "skipped": Outcome.BLOCKED,
    }
    assert "hunter2" not in repr(found)


@pytest.mark.parametrize("raw", [b"", b"hello\n", b"\xb3\x00\x00", b"{}"])
def test_what_holds_no_result_is_refused(raw: bytes) -> None:
    """An empty file, text and a broken stream are no run in which everything passed."""
    with pytest.raises(Problem):
        subunit.parse(raw, "it")


def test_the_newest_run_of_a_repository_is_read(tmp_path: Path) -> None:
    """Runs are numbers, so 10 is newer than 9; a folder without one is refused."""
    (tmp_path / ".stestr").mkdir()
    with pytest.raises(Problem):
        stestr.read(tmp_path)
    (tmp_path / ".stestr" / "9").write_bytes(b"nothing")
    (tmp_path / ".stestr" / "10").write_bytes(_stream())
    (tmp_path / ".stestr" / "format").write_text("1\n")
    assert len(stestr.read(tmp_path)) == len(STATUSES)


def test_refstacks_results_go_round(tmp_path: Path) -> None:
    """What its client writes reads back and is written again equal; passes alone are written."""
    document = {
        "cpid": "3d1c4a34b3d24c8e8e1f1a2b3c4d5e6f",
        "duration_seconds": 12,
        "results": [{"name": TEST, "uuid": ID.removeprefix("id-")}, {"name": "tempest.x.TestY.test_z"}],
    }
    path = tmp_path / "results.json"
    path.write_text(json.dumps(document))
    found = refstack.read(path)
    assert refstack.write(found, cpid=str(document["cpid"]), seconds=12) == document
    failed = OfficialResult(test="tempest.x.TestY.test_w", id=ID, outcome=Outcome.FAIL)
    assert refstack.write([*found, failed], cpid=str(document["cpid"]), seconds=12) == document


@pytest.mark.parametrize(
    "document",
    [
        {"cpid": "x", "duration_seconds": 1, "results": []},
        {"cpid": "x", "duration_seconds": 1.5, "results": [{"name": "a"}]},
        {"cpid": "x", "duration_seconds": 1, "results": [{"name": "a"}], "more": 1},
        {"cpid": "x", "duration_seconds": 1, "results": [{"uuid": "a"}]},
        [],
    ],
)
def test_what_is_not_refstacks_is_refused(tmp_path: Path, document: object) -> None:
    """Results without a test, a float, a key too many or a name too few are refused."""
    path = tmp_path / "results.json"
    path.write_text(json.dumps(document))
    with pytest.raises(Problem):
        refstack.read(path)


@pytest.mark.parametrize(
    ("told", "name", "id"),
    [
        (f"{TEST}[{ID},smoke]", TEST, ID),
        (f"{TEST}[smoke,{ID}](legacy)", f"{TEST}(legacy)", ID),
        (f"{TEST}[smoke]", TEST, ""),
        (TEST, TEST, ""),
        (f"setUpClass ({TEST})", f"setUpClass ({TEST})", ""),
    ],
)
def test_a_name_is_split_from_its_tags(told: str, name: str, id: str) -> None:
    """Tags go, a scenario stays, and the id is found wherever it stands among the tags."""
    assert names.split(told) == (name, id)

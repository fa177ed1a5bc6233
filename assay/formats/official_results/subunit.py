"""Subunit streams, version 1 and 2, as stestr and tempest write them.

Source: https://github.com/testing-cabal/subunit, `README.rst`.
"""

import io
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import subunit
from subunit import v2
from testtools import ExtendedToStreamDecorator, StreamToDict

from assay.formats.official_results import names
from assay.model.official import OfficialResult
from assay.model.outcome import Outcome
from assay.problem import Problem

LARGEST = 512 << 20
MOST = 200_000
_REASON = 300
_OTHER = "not subunit"
_BROKEN = ("subunit.parser", "")
"""The test that the parser itself reports as failed where it cannot go on."""
_OUTCOMES = {
    "success": Outcome.PASS,
    "fail": Outcome.FAIL,
    "xfail": Outcome.FAIL,
    "uxsuccess": Outcome.FAIL,
    "skip": Outcome.BLOCKED,
}


def read(path: Path) -> tuple[OfficialResult, ...]:
    """Read a stream.

    Args:
        path: A file of at most 512 MiB.

    Returns:
        What came of each test; of two results of one test the later.

    Raises:
        Problem: it cannot be read, is no subunit stream, or holds no test.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise Problem(f"{path} is too large.", why=f"More than {LARGEST >> 20} MiB were never seen.")
        raw = path.read_bytes()
    except OSError as failure:
        raise Problem(f"{path} cannot be read: {failure.strerror}.") from failure
    return parse(raw, str(path))


def parse(raw: bytes, name: str) -> tuple[OfficialResult, ...]:
    """Read a stream that is in memory; see `read`."""
    found: dict[tuple[str, str], OfficialResult] = {}

    def keep(test: Any) -> None:
        told, id = names.split(str(test["id"]))
        status = test["status"]
        if status == "exists" or not told or len(found) >= MOST:
            return
        outcome = _OUTCOMES.get(status, Outcome.ERROR)
        found[told, id] = OfficialResult(
            test=told, id=id, outcome=outcome, reason=_reason(test) if outcome is Outcome.BLOCKED else ""
        )

    collect = StreamToDict(keep)
    collect.startTestRun()
    if raw[:1] == v2.SIGNATURE:
        subunit.ByteStreamToStreamResult(io.BytesIO(raw), non_subunit_name=_OTHER).run(collect)
        found.pop((_OTHER, ""), None)
    else:
        older = ExtendedToStreamDecorator(collect)
        older.startTestRun()
        subunit.ProtocolTestCase(io.BytesIO(raw), io.BytesIO()).run(older)
        older.stopTestRun()
    collect.stopTestRun()
    if _BROKEN in found:
        raise Problem(
            f"{name} is a broken subunit stream, so what it says is not known to be whole.",
            advice="Ask for the stream again, or run the tests again.",
        )
    if not found:
        raise Problem(
            f"{name} holds no test result.",
            why="It is no subunit stream, or one of a run in which nothing was run.",
            advice="Name the file that `tempest run --subunit` or `stestr last --subunit` wrote.",
        )
    return tuple(found.values())


def follow(stream: IO[bytes], kept: IO[bytes], ended: Callable[[], None]) -> None:
    """Follow a stream of version 2 to its end, while it is written.

    Args:
        stream: The stream.
        kept: Gets all of it.
        ended: Called each time that a test has ended.
    """
    collect = StreamToDict(lambda test: ended())
    collect.startTestRun()
    subunit.ByteStreamToStreamResult(_Kept(stream, kept), non_subunit_name=_OTHER).run(collect)
    collect.stopTestRun()


class _Kept:
    """A stream of which all that is read is kept."""

    def __init__(self, stream: IO[bytes], kept: IO[bytes]):
        self._stream = stream
        self._kept = kept

    def read(self, count: int) -> bytes:
        """Read some."""
        read = self._stream.read(count)
        self._kept.write(read)
        return read


def _reason(test: Any) -> str:
    """The sentence with which a test skipped itself."""
    told = test["details"].get("reason")
    return " ".join(told.as_text().split())[:_REASON] if told else ""

"""Results of official tests as a bundle of their own, beside one of ours."""

import secrets
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from assay.evidence.write import BundleWriter
from assay.model.evidence import Evidence
from assay.model.official import OfficialResult
from assay.problem import Problem


def write(folder: Path, results: Sequence[OfficialResult], beside: Evidence, *, source: str) -> None:
    """Write a bundle that holds official results and nothing else.

    Args:
        folder: The bundle; it must not be there.
        results: Of official tests, run on the same cloud by whoever says so.
        beside: Of a run on that cloud, which tells which cloud it is.
        source: Where the results came from, in words; kept with them.

    Raises:
        Problem: the folder is there, or cannot be written.
    """
    insist_on_new(folder)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    writer = BundleWriter(folder, str)
    writer.begin(
        run=secrets.token_hex(4),
        started=now,
        cloud=beside.cloud,
        suite=beside.suite,
        checks=[],
        options={"official": source, "beside": beside.run},
    )
    for result in results:
        writer.keep_official(result)
    writer.seal(finished=now, left_behind=())


def insist_on_new(folder: Path) -> None:
    """Refuse a folder that is there.

    Raises:
        Problem: it is.
    """
    if folder.exists():
        raise Problem(f"{folder} is there already.", advice="Name a folder that is not.")


def told(results: Sequence[OfficialResult]) -> str:
    """How many tests came out how, in words."""
    counted = Counter(one.outcome.value for one in results)
    return f"{len(results)} official tests: " + ", ".join(
        f"{count} {outcome}" for outcome, count in sorted(counted.items())
    )

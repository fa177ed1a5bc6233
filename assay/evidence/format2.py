"""Format 2 of the bundle: as format 1, but what checks claimed stands apart from what came of them.

A verdict rests on what came of checks; what they claimed is several times as much to read.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from typing import Any

from assay.evidence import format1
from assay.evidence.format1 import activity as activity
from assay.evidence.format1 import descriptions as descriptions
from assay.evidence.format1 import exchange as exchange
from assay.evidence.format1 import suite_of as suite_of
from assay.model.evidence import Evidence


def evidence(
    *,
    run: dict[str, Any],
    results: Iterable[dict[str, Any]],
    claims: Iterable[dict[str, Any]] | None,
    **files: Any,
) -> Evidence:
    """What the files of a bundle say together.

    Args:
        run: `run.json`.
        results: The lines of `results.jsonl`; of two for one check the later counts.
        claims: The lines of `claims.jsonl`, one for each of the results, in the order of each check's; None
            if they were not read, and then the results have none.
        files: The others, as of format 1.

    Raises:
        KeyError: something is missing.
        TypeError: something is there that format 2 does not know, or is of another type.
        ValueError: an outcome is unknown, or results and claims of a finished run do not belong together.
    """
    told = list(results)
    if any("claims" in line for line in told):
        raise TypeError("there are claims among the results")
    if claims is None:
        joined: Iterable[dict[str, Any]] = ({**line, "claims": []} for line in told)
    else:
        joined = _joined(told, claims, whole=bool(run["finished"]))
    return format1.evidence(run=run, results=joined, **files)


def _joined(
    results: Iterable[dict[str, Any]], claims: Iterable[dict[str, Any]], *, whole: bool
) -> Iterator[dict[str, Any]]:
    """Each result with its claims; of a killed run the last one may still lack them, and is left out."""
    waiting: defaultdict[str, deque[list[dict[str, Any]]]] = defaultdict(deque)
    for line in claims:
        if line.keys() != {"check", "claims"}:
            raise TypeError("a line of claims is of another shape")
        waiting[line["check"]].append(line["claims"])
    for line in results:
        if waiting[line["check"]]:
            yield {**line, "claims": waiting[line["check"]].popleft()}
        elif whole:
            raise ValueError(f"what {str(line['check'])[:80]} claimed is missing")
    if whole and any(waiting.values()):
        raise ValueError("there are claims of which nothing came")

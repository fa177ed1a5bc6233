"""Reads a bundle back and refuses one that is not whole."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assay.evidence import digests, layout
from assay.model.activity import Activity
from assay.model.claim import Claim
from assay.model.evidence import (
    CheckDescription,
    CloudIdentity,
    Evidence,
    ServiceIdentity,
    SuiteIdentity,
)
from assay.model.exchange import Exchange
from assay.model.fact import Fact
from assay.model.outcome import Outcome
from assay.model.result import Attempt, CheckResult
from assay.problem import ExitCode, Problem


def read(folder: Path) -> Evidence:
    """Read a sealed bundle.

    Args:
        folder: The bundle.

    Returns:
        What it holds.

    Raises:
        Problem: it is no bundle, was cut short, was edited, or is of a format this version does not know.
    """
    verify(folder)
    return journal(folder)


def verify(folder: Path) -> None:
    """Compare every file with the manifest.

    Args:
        folder: The bundle.

    Raises:
        Problem: see `read`.
    """
    if not (folder / layout.RUN).exists():
        raise Problem(
            f"{folder} is not a bundle: it has no {layout.RUN}.",
            advice="Name the folder that `assay run CLOUD -o DIR` wrote.",
        )
    manifest = folder / layout.MANIFEST
    if not manifest.exists():
        raise Problem(
            f"The bundle {folder} is not finished: it has no {layout.MANIFEST}.",
            why="Its run was killed, or the file was taken away.",
            advice="Go on with `assay run CLOUD -o DIR --resume`, and clean with `assay cleanup CLOUD DIR`.",
            exit_code=ExitCode.INCOMPLETE,
        )
    written = _load(manifest)
    if not isinstance(written, dict) or not isinstance(written.get("files"), dict):
        raise _edited(folder, f"{layout.MANIFEST} is not a manifest")
    if written.get("format") not in range(1, layout.FORMAT + 1):
        raise Problem(
            f"The bundle {folder} has format {written.get('format')}, which this version does not know.",
            advice="Read it with a newer Assay.",
        )
    there = digests.of_folder(folder)
    for name in sorted(written["files"].keys() | there.keys()):
        if name not in there:
            raise _edited(folder, f"{name} is missing")
        if name not in written["files"]:
            raise _edited(folder, f"{name} does not belong to it")
        if there[name] != written["files"][name]:
            raise _edited(folder, f"{name} is not what was written")


def journal(folder: Path) -> Evidence:
    """Read what a bundle holds, sealed or not; half a last line, which a killed run leaves, is left out.

    Args:
        folder: The bundle.

    Raises:
        Problem: it is no bundle, or a file of it cannot be read.
    """
    missing = [name for name in layout.JOURNAL if not (folder / name).exists()]
    if missing:
        raise Problem(
            f"{folder} is not a bundle: it has no {missing[0]}.",
            advice="Name the folder that `assay run CLOUD -o DIR` wrote.",
        )
    try:
        run = _load(folder / layout.RUN)
        cloud = _load(folder / layout.CLOUD)
        suite = _load(folder / layout.SUITE)
        checks = [CheckDescription(**one) for one in _load(folder / layout.CHECKS)]
        results = [_result(one) for one in _lines(folder / layout.RESULTS)]
        facts = [_fact(one) for one in _lines(folder / layout.FACTS)]
        return Evidence(
            run=run["run"],
            started=run["started"],
            finished=run["finished"],
            cloud=CloudIdentity(
                **{**cloud, "services": tuple(ServiceIdentity(**one) for one in cloud["services"])}
            ),
            suite=SuiteIdentity(**suite),
            checks={check.id: check for check in checks},
            results={result.check: result for result in results},
            facts=tuple(sorted(set(facts), key=lambda fact: (fact.name, fact.source))),
            left_behind=tuple(run.get("left_behind", ())),
        )
    except (KeyError, TypeError, ValueError) as failure:
        raise _edited(folder, f"it cannot be understood ({failure})") from failure


def run_id(folder: Path) -> str:
    """Id of the run that wrote a bundle, sealed or not.

    Raises:
        Problem: it is no bundle.
    """
    if not (folder / layout.RUN).exists():
        raise Problem(
            f"{folder} is not a bundle: it has no {layout.RUN}.",
            advice="Name the folder that `assay run CLOUD -o DIR` wrote.",
        )
    return str(_load(folder / layout.RUN)["run"])


def options(folder: Path) -> dict[str, Any]:
    """What the person asked for when the run began."""
    found: dict[str, Any] = _load(folder / layout.RUN)["options"]
    return found


def exchanges(folder: Path, scope: str) -> list[Exchange]:
    """The exchanges of one check or activity, in order; empty when it made none."""
    path = folder / layout.EXCHANGES / layout.exchange_file(scope)
    return [Exchange(**line) for line in _lines(path)]


def activities(folder: Path) -> list[Activity]:
    """What the run did when, in the order of ending."""
    return [Activity(**line) for line in _lines(folder / layout.ACTIVITIES)]


def all_exchanges(folder: Path) -> Iterator[Exchange]:
    """Every exchange of a run, scope by scope."""
    for path in sorted((folder / layout.EXCHANGES).glob("*.jsonl")):
        for line in _lines(path):
            yield Exchange(**line)


def _result(line: dict[str, Any]) -> CheckResult:
    return CheckResult(
        **{
            **line,
            "outcome": Outcome(line["outcome"]),
            "claims": tuple(Claim(**claim) for claim in line["claims"]),
            "discarded": tuple(
                Attempt(
                    outcome=Outcome(one["outcome"]),
                    reason=one["reason"],
                    disturbances=tuple(one["disturbances"]),
                )
                for one in line["discarded"]
            ),
            "disturbances": tuple(line["disturbances"]),
        }
    )


def _fact(line: dict[str, Any]) -> Fact:
    value = line["value"]
    return Fact(**{**line, "value": tuple(value) if isinstance(value, list) else value})


def _load(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as failure:
        raise _edited(path.parent, f"{path.name} cannot be read ({failure})") from failure


def _lines(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines.pop()
    return [json.loads(line) for line in lines]


def _edited(folder: Path, how: str) -> Problem:
    return Problem(
        f"The bundle {folder} was edited or damaged: {how}.",
        why="Its files no longer have the digests that its run wrote down.",
        advice="Get an untouched copy, or run again; nothing in it can be trusted as it is.",
    )

"""A drill's bundle: where things lie in it, and how it is read back."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assay.cloud.ledger import Ledger
from assay.evidence import digests, layout, strict
from assay.evidence.damage import Damaged
from assay.model.drill import (
    Adaptation,
    Cause,
    CauseKind,
    DrillEvidence,
    DrillKind,
    DrillOutcome,
    Side,
    Step,
    StepOutcome,
)
from assay.model.evidence import CloudIdentity, ServiceIdentity
from assay.problem import ExitCode, Problem

FORMAT = 1
MANIFEST = "manifest.json"
DRILL = "drill.json"
STEPS = "steps.jsonl"
LEDGER = "ledger.jsonl"
EXCHANGES = "exchanges"
LOG = "log.txt"


def is_drill(folder: Path) -> bool:
    """Whether a folder is what a drill wrote, finished or not."""
    return (folder / DRILL).is_file()


def read(folder: Path) -> DrillEvidence:
    """Read a finished drill.

    Args:
        folder: Its bundle.

    Raises:
        Problem: it is none, was cut short, or was edited.
    """
    document = _load(folder, DRILL)
    if not (folder / MANIFEST).exists():
        raise Problem(
            f"The drill {folder} is not finished: it has no {MANIFEST}.",
            why="It was killed, or the file was taken away.",
            advice="Clean both clouds with `assay cleanup CLOUD DIR`, and begin anew.",
            exit_code=ExitCode.INCOMPLETE,
        )
    _insist_on_digests(folder, document)
    try:
        return _understood(document, [strict.loads(line) for line in _lines(folder)])
    except (AttributeError, KeyError, TypeError, ValueError) as failure:
        raise Damaged(folder, f"it cannot be understood ({failure})") from failure


def exchanges(folder: Path, side: Side, step: str) -> list[str]:
    """Ids of the exchanges that the bundle has of a step, in order; empty when it has none.

    Args:
        folder: The bundle.
        side: On which cloud.
        step: Id of the step.

    Raises:
        Damaged: they cannot be read.
    """
    name = f"{side}/{EXCHANGES}/{layout.exchange_file(step)}"
    if not (folder / name).exists():
        return []
    try:
        *lines, _half = strict.text(folder / name).split("\n")
        found = [strict.loads(line) for line in lines]
        return [_text(one["id"]) for one in found if one["scope"] == step]
    except (KeyError, OSError, TypeError, ValueError) as failure:
        raise Damaged(folder, f"{name} cannot be read ({failure})") from failure


def unfinished_ledger(folder: Path, cloud: str) -> tuple[str, Ledger | None]:
    """Id of a drill, and what it remembers of one cloud, to go on with.

    Args:
        folder: Its bundle, finished or not.
        cloud: Entry in clouds.yaml.

    Returns:
        The id, and the ledger; None for a finished drill, of which nothing may change.

    Raises:
        Problem: it is no drill's, or not between this cloud and another.
    """
    document = _load(folder, DRILL)
    try:
        sides = [side for side in Side if document[side]["name"] == cloud]
        names = [document[side]["name"] for side in Side]
        run = str(document["run"])
    except (KeyError, TypeError) as failure:
        raise Damaged(folder, f"it cannot be understood ({failure})") from failure
    if not sides:
        raise Problem(f"The drill {folder} was not on {cloud}.", advice=f"It was on {' and '.join(names)}.")
    ledger = folder / sides[0] / LEDGER
    return run, None if (folder / MANIFEST).exists() or not ledger.exists() else Ledger(ledger)


def _understood(document: dict[str, Any], steps: list[dict[str, Any]]) -> DrillEvidence:
    cause = document["cause"]
    found = DrillEvidence(
        run=_text(document["run"]),
        kind=DrillKind(document["kind"]),
        application=_text(document["application"]),
        digest=_text(document["digest"]),
        started=_text(document["started"]),
        finished=_text(document["finished"]),
        source=_cloud(document["source"]),
        target=_cloud(document["target"]),
        adaptations=tuple(Adaptation(**_texts(one)) for one in document["adaptations"]),
        steps=tuple(_step(one) for one in steps),
        outcome=DrillOutcome(document["outcome"]),
        cause=Cause(**{**_texts(cause), "kind": CauseKind(cause["kind"])}) if cause else None,
        left_behind=tuple(map(_text, document["left_behind"])),
    )
    for cloud in (found.source, found.target):
        if digests.of_cloud(cloud.auth_url, cloud.region, cloud.services) != cloud.fingerprint:
            raise ValueError(f"the fingerprint of {cloud.name} does not follow from its endpoints")
    if len({step.id for step in found.steps}) < len(found.steps):
        raise ValueError("a step is there twice")
    return found


def _step(line: dict[str, Any]) -> Step:
    for name in ("started", "seconds", "bytes", "exchanges"):
        if isinstance(line[name], bool) or not isinstance(line[name], int | float) or line[name] < 0:
            raise TypeError(f"{name} is no number")
    words = _texts({name: line[name] for name in ("id", "sentence", "says", "side", "outcome")})
    return Step(**{**line, **words, "side": Side(words["side"]), "outcome": StepOutcome(words["outcome"])})


def _cloud(document: dict[str, Any]) -> CloudIdentity:
    services = tuple(ServiceIdentity(**_texts(one)) for one in document["services"])
    words = _texts({name: value for name, value in document.items() if name != "services"})
    return CloudIdentity(**words, services=services)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.40} is no text")
    return value


def _texts(document: dict[str, Any]) -> dict[str, Any]:
    return {name: _text(value) for name, value in document.items()}


def _insist_on_digests(folder: Path, document: Any) -> None:
    written = _load(folder, MANIFEST)
    if not isinstance(written, dict) or not isinstance(written.get("files"), dict):
        raise Damaged(folder, f"{MANIFEST} is not a manifest")
    if written.get("format") != FORMAT:
        raise Problem(
            f"The drill {folder} has a format that this version does not know.",
            advice="Read it with a newer Assay.",
        )
    there = digests.of_folder(folder)
    for name in sorted(written["files"].keys() | there.keys()):
        if there.get(name) != written["files"].get(name):
            raise Damaged(folder, f"{name} {_how(name, written['files'], there)}")
    if not isinstance(document, dict) or written.get("run") != document.get("run"):
        raise Damaged(folder, f"{MANIFEST} is that of another drill")


def _how(name: str, written: Mapping[str, Any], there: Mapping[str, str]) -> str:
    if name not in there:
        return "is missing"
    return "is not what was written" if name in written else "does not belong to it"


def _lines(folder: Path) -> list[str]:
    try:
        *lines, _half = strict.text(folder / STEPS).split("\n")
    except (OSError, ValueError) as failure:
        raise Damaged(folder, f"{STEPS} cannot be read ({failure})") from failure
    return lines


def _load(folder: Path, name: str) -> Any:
    if not is_drill(folder):
        raise Problem(
            f"{folder} is not the bundle of a drill: it has no {DRILL}.",
            advice="Name the folder that `assay drill move` or `assay drill burst` wrote.",
        )
    try:
        return strict.loads(strict.text(folder / name))
    except (OSError, ValueError) as failure:
        raise Damaged(folder, f"{name} cannot be read ({failure})") from failure

"""Holds a drill's bundle against its seal and against itself; says what that proves."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assay.drills import bundle, statement
from assay.drills.sign import digests_of
from assay.drills.soundness import contradictions
from assay.evidence import clock, seal, seals, strict
from assay.evidence.damage import Damaged
from assay.evidence.statement import STATEMENT
from assay.model.drill import DrillEvidence
from assay.model.sealing import Finding, Verification, limit, proven, refuted, unknown

_OF = {
    "drill": "another drill, or tells other times of it",
    "kind": "a drill of another kind",
    "application": "another application",
    "source": "another source",
    "target": "another target",
    "outcome": "a drill that ended otherwise",
    "cause": "a drill that ended for another cause",
    "holds": "a drill whose steps show otherwise",
    "steps": "other steps",
}
"""Parts of the predicate, and of what a seal is that says otherwise there."""


def verify(folder: Path, *, trusted: seals.Trusted = None, nonce: str = "") -> Verification:
    """Verify the bundle of a drill.

    Args:
        folder: The bundle.
        trusted: Who must have signed; None for whichever key did.
        nonce: What the drill was asked to carry; no drill carries one.

    Returns:
        What was proven, what is open, and what is refuted.

    Raises:
        Problem: it is no drill's bundle, is unfinished, or is of a format that this version does not know.
    """
    try:
        drill = bundle.read(folder)
        key, signed, about = _sealed(folder, drill, trusted)
        wrong = contradictions(folder, drill, signed=signed, read=clock.now())
    except Damaged as damage:
        return Verification(key="", run="", findings=(refuted(f"The bundle was edited: {damage.how}."),))
    return Verification(
        key=key, run=drill.run, findings=(*about, *map(refuted, wrong), *_contents(drill, bool(wrong), nonce))
    )


def _sealed(
    folder: Path, drill: DrillEvidence, trusted: seals.Trusted
) -> tuple[str, str, tuple[Finding, ...]]:
    """Id of the key, when it was signed, and what was found."""
    try:
        opened = seals.open_(folder, trusted)
        said = _read(opened.payload) if opened else {}
    except seal.Unsound as unsound:
        return "", "", (refuted(f"The seal {unsound}."),)
    if opened is None:
        return "", "", (unknown(seals.UNSIGNED),)
    signed = said["predicate"]["signed"]
    digests = digests_of(folder)
    wrong = tuple(_differences(said, statement.write(drill, digests, signed=signed)))
    return (
        opened.key,
        signed,
        (
            *seals.vouching(opened, signed),
            *map(refuted, wrong),
            *(() if wrong else (proven(f"All {len(digests)} files are those that were signed, {signed}."),)),
        ),
    )


def _read(payload: bytes) -> dict[str, Any]:
    """The statement, with what the rest relies on."""
    try:
        said = strict.loads(payload.decode("utf-8"))
    except ValueError as failure:
        raise seal.Unsound(f"holds a statement that cannot be read ({failure})") from failure
    if not isinstance(said, dict) or said.get("_type") != STATEMENT:
        raise seal.Unsound(f"holds no {STATEMENT}")
    if said.get("predicateType") != statement.PREDICATE or not isinstance(said.get("predicate"), dict):
        raise seal.Unsound(f"holds no statement of a drill, {statement.PREDICATE}")
    if said["predicate"].get("format") != statement.FORMAT:
        raise seal.Unsound("holds a statement that this version does not know; verify with a newer Assay")
    if not isinstance(said["predicate"].get("signed"), str):
        raise seal.Unsound("holds a statement without a time")
    return said


def _differences(said: dict[str, Any], right: dict[str, Any]) -> Iterator[str]:
    """Where the statement is not the one that this bundle gives."""
    if said == right:
        return
    subjects = said["subject"] if isinstance(said.get("subject"), list) else []
    changed = [one["name"] for one in right["subject"] if one not in subjects]
    others = [part for part in _OF if said["predicate"].get(part) != right["predicate"][part]]
    yield from (f"{name} is not the one that was signed." for name in changed)
    yield from (f"The seal is that of {_OF[part]}." for part in others)
    if not changed and not others:
        yield "The signed statement says what does not follow from the bundle."


def _contents(drill: DrillEvidence, contradicts: bool, nonce: str) -> Iterator[Finding]:
    if not contradicts:
        yield proven(
            f"That the {drill.kind} drill {drill.outcome} follows from its {len(drill.steps)} steps, "
            "and the exchanges that they count are there."
        )
    if nonce:
        yield refuted("A drill carries no nonce, so it does not answer yours.")
    yield limit("A drill carries no nonce, so this one may be older than it says.")
    yield limit("A drill does not say what carried it out, which may have been modified.")
    yield limit(
        f"That the answers came from {drill.source.auth_url} and {drill.target.auth_url} is the word of "
        "whoever signed; a bundle cannot prove it."
    )

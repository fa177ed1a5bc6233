"""Verdicts on two clouds and a drill between them give a level: portable, or integrated."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assay.model.drill import PROOFS, DrillEvidence, DrillKind, DrillOutcome, StepOutcome
from assay.model.evidence import CloudIdentity
from assay.model.verdict import Level, Verdict

_ORDER = tuple(Level)
_GIVES = {DrillKind.MOVE: Level.PORTABLE, DrillKind.BURST: Level.INTEGRATED}
_WELL = frozenset({StepOutcome.DONE, StepOutcome.ADAPTED})


def faults(drill: DrillEvidence) -> tuple[str, ...]:
    """Why a drill proves nothing, one sentence each; empty when it holds.

    What the drill says of itself is not enough: every step that it cannot do without must be there.

    Args:
        drill: What its bundle holds.
    """
    found = []
    if drill.outcome is not DrillOutcome.HELD:
        why = f": {drill.cause.what}" if drill.cause else "."
        found.append(f"The {drill.kind} drill {drill.run} {drill.outcome}{why}")
    if not drill.finished:
        found.append(f"The {drill.kind} drill {drill.run} was cut short.")
    ended = {step.id: step.outcome for step in drill.steps}
    found += [
        f"The {drill.kind} drill {drill.run} lacks its step {id}."
        for id in PROOFS[drill.kind]
        if id not in ended
    ]
    found += [
        f"The {drill.kind} drill {drill.run} says of its step {id}: {outcome}."
        for id, outcome in ended.items()
        if outcome not in _WELL
    ]
    if drill.left_behind:
        found.append(f"The {drill.kind} drill {drill.run} left something behind.")
    if drill.source.fingerprint == drill.target.fingerprint:
        found.append(f"The {drill.kind} drill {drill.run} had the same cloud on both sides.")
    return tuple(found)


def reach(
    verdict: Verdict,
    cloud: CloudIdentity,
    other: Verdict | None,
    other_cloud: CloudIdentity | None,
    drills: Sequence[DrillEvidence],
) -> Verdict:
    """The verdict on a cloud with the level that drills between it and another raise it to.

    A level stands on those below it: a drill counts only between two clouds whose behaviour was proven by
    runs of their own, and integrated stands on portable.

    Args:
        verdict: On the cloud, by its own run.
        cloud: Which cloud that run was on.
        other: On the other cloud, by the same program; None if nobody ran it.
        other_cloud: Which cloud that was.
        drills: What was rehearsed.

    Returns:
        The verdict; only its level and what is missing for the next may be others.
    """
    wrong = list(_disagreements(verdict, other))
    level = verdict.level
    for kind, gives in _GIVES.items():
        some = [drill for drill in drills if drill.kind is kind]
        if not some:
            wrong += [f"A {kind} drill that held."] if not wrong else []
            break
        complaints = [tuple(_complaints(drill, cloud, other_cloud)) for drill in some]
        if all(complaints):
            wrong += [sentence for one in complaints for sentence in one]
            break
        if not wrong:
            level = gives
    low = _ORDER.index(verdict.level) < _ORDER.index(Level.BEHAVIOUR)
    before = verdict.missing if low else verdict.reasons
    return replace(verdict, level=level, missing=(*before, *dict.fromkeys(wrong)))


def _disagreements(verdict: Verdict, other: Verdict | None) -> Iterator[str]:
    """Why no drill can raise the level, whatever came of it."""
    if _ORDER.index(verdict.level) < _ORDER.index(Level.BEHAVIOUR):
        yield f"Its own run reaches the level {verdict.level}, and a drill counts from behaviour on."
    if other is None:
        yield "A run on the other cloud of the drill, to know that it is such a cloud, too."
    elif (other.program, other.guideline) != (verdict.program, verdict.guideline):
        yield "The other cloud was judged by another program or guideline."
    elif _ORDER.index(other.level) < _ORDER.index(Level.BEHAVIOUR):
        yield f"The other cloud's run reaches the level {other.level}, and a drill counts from behaviour on."


def _complaints(drill: DrillEvidence, cloud: CloudIdentity, other: CloudIdentity | None) -> Iterator[str]:
    yield from faults(drill)
    sides = {drill.source.fingerprint, drill.target.fingerprint}
    if cloud.fingerprint not in sides:
        yield f"The {drill.kind} drill {drill.run} was not on the cloud of the run."
    if other is not None and sides != {cloud.fingerprint, other.fingerprint}:
        yield f"The {drill.kind} drill {drill.run} was not between the two clouds of the runs."

"""Whether a drill's bundle agrees with itself: its end with its steps, and steps with their exchanges."""

from collections.abc import Iterator
from pathlib import Path

from assay.drills import bundle
from assay.evidence import clock
from assay.judge.drilled import faults
from assay.model.drill import PROOFS, DrillEvidence, DrillOutcome, StepOutcome

_ILL = frozenset({StepOutcome.FAILED, StepOutcome.BLOCKED})


def contradictions(
    folder: Path, drill: DrillEvidence, *, signed: str = "", read: str = ""
) -> tuple[str, ...]:
    """Every contradiction, one sentence each; empty when there is none.

    Args:
        folder: The bundle.
        drill: What it holds.
        signed: When it was signed, ISO 8601; empty when it was not.
        read: When it is read, by the clock of this machine; empty when that does not matter.

    Raises:
        Damaged: its exchanges cannot be read.
    """
    told = [("the drill began", drill.started), ("the drill ended", drill.finished)]
    if signed:
        told.append(("the bundle was signed", signed))
    spans = [(step.id, step.started, step.seconds) for step in drill.steps]
    return (
        *_end(drill),
        *_steps(folder, drill),
        *clock.ordered(told, read=read),
        *clock.within("drill", drill.started, drill.finished, spans),
    )


def _end(drill: DrillEvidence) -> Iterator[str]:
    """How it ended follows from its steps."""
    if drill.outcome is DrillOutcome.HELD:
        # What was left behind is no contradiction: it held, and counts for nothing.
        yield from (one for one in faults(drill) if not (drill.left_behind and one.endswith("behind.")))
        if drill.cause:
            yield f"It held, and names a cause for which it did not: {drill.cause.kind}."
    elif drill.cause is None:
        yield f"It {drill.outcome}, and names no cause."
    if (
        drill.outcome is DrillOutcome.FAILED
        and drill.steps
        and not any(step.outcome in _ILL for step in drill.steps)
    ):
        yield "It failed, and every step of it was done."


def _steps(folder: Path, drill: DrillEvidence) -> Iterator[str]:
    """What a step says that it asked of its cloud was asked."""
    # What cleaning asks is kept under a name of its own.
    proving = {id for id in PROOFS[drill.kind] if not id.endswith(".clean")}
    for step in drill.steps:
        if not step.id.startswith(f"{step.side}."):
            yield f"The step {step.id} says that it was on the {step.side}."
        last = f"{step.id}#{int(step.exchanges)}"
        if step.exchanges and last not in bundle.exchanges(folder, step.side, step.id):
            yield f"The step {step.id} says that it had the exchange {last}, which is not there."
        elif not step.exchanges and drill.outcome is DrillOutcome.HELD and step.id in proving:
            yield f"The step {step.id} is to prove something, and asked its cloud nothing."

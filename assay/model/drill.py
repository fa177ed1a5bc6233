"""What a drill on two clouds leaves: its steps, what had to be adapted, and how it ended."""

from dataclasses import dataclass
from enum import StrEnum

from assay.model.evidence import CloudIdentity


class DrillKind(StrEnum):
    """What is rehearsed."""

    MOVE = "move"
    """An application leaves one cloud and works on another."""
    BURST = "burst"
    """An application grows from one cloud to another."""


class Side(StrEnum):
    """One of the two clouds."""

    SOURCE = "source"
    """Where the application is at first."""
    TARGET = "target"
    """Where it moves or grows to."""


class StepOutcome(StrEnum):
    """How a step ended."""

    DONE = "done"
    ADAPTED = "adapted"
    """Done otherwise than on the source, since the target is another cloud."""
    FAILED = "failed"
    """It was carried out, and what had to come of it did not."""
    BLOCKED = "blocked"
    """It could not be carried out."""


class DrillOutcome(StrEnum):
    """How a drill ended."""

    HELD = "held"
    FAILED = "failed"
    BLOCKED = "blocked"


class CauseKind(StrEnum):
    """What ended a drill before its end."""

    CORRUPTED = "corrupted"
    FORMAT = "format"
    NO_ROOM = "no room"
    NETWORK = "network"
    SILENT = "silent guest"
    DATA = "data"
    UNREACHED = "unreached"
    LOAD = "load"
    LACKING = "lacking"
    LINE = "line"
    REFUSED = "refused"
    HERE = "here"
    INTERRUPTED = "interrupted"
    OURS = "ours"


@dataclass(frozen=True, kw_only=True)
class Cause:
    """Why a drill did not hold.

    Attributes:
        kind: What kind of cause it is.
        what: What happened, one sentence.
        why: Why it likely did, one sentence.
        advice: What to do, one sentence.
    """

    kind: CauseKind
    what: str
    why: str
    advice: str


@dataclass(frozen=True, kw_only=True)
class Adaptation:
    """Something that has to be otherwise on the target than on the source.

    Attributes:
        subject: What it is about, such as `network`.
        here: How it is on the source.
        there: How it is on the target.
        reason: Why, one sentence.
    """

    subject: str
    here: str
    there: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of a drill.

    Attributes:
        id: Such as `target.upload.root`; also the scope of its exchanges.
        side: On which cloud.
        sentence: What is done.
        started: Seconds since the drill began.
        seconds: How long it took.
        bytes: How much was carried; 0 for most.
        outcome: How it ended.
        says: What came of it, in words; empty when there is nothing to say.
        exchanges: How many exchanges with the cloud belong to it: `<id>#1` and so on.
    """

    id: str
    side: Side
    sentence: str
    started: float
    seconds: float
    bytes: int
    outcome: StepOutcome
    says: str = ""
    exchanges: int = 0


@dataclass(frozen=True, kw_only=True)
class DrillEvidence:
    """The content of a drill's bundle.

    Attributes:
        run: Id of the drill, 8 hex digits, which stands in the names of all that it made.
        kind: What was rehearsed.
        application: Name of the application.
        digest: SHA-256 of its manifest and of all that the manifest names, in hex.
        started: When it began, ISO 8601 in UTC.
        finished: When it ended; empty when it was cut short.
        source: Cloud on which the application was at first.
        target: Cloud to which it moved or grew.
        adaptations: What had to be otherwise on the target, as planned before anything was created.
        steps: In the order of beginning.
        outcome: How it ended.
        cause: Why it did not hold; None if it did.
        left_behind: What cleaning could not remove, in words.
    """

    run: str
    kind: DrillKind
    application: str
    digest: str
    started: str
    finished: str
    source: CloudIdentity
    target: CloudIdentity
    adaptations: tuple[Adaptation, ...]
    steps: tuple[Step, ...]
    outcome: DrillOutcome
    cause: Cause | None = None
    left_behind: tuple[str, ...] = ()


PROOFS: dict[DrillKind, tuple[str, ...]] = {
    DrillKind.MOVE: (
        "source.proof",
        "source.download.root",
        "target.upload.root",
        "target.server",
        "target.proof",
        "source.clean",
        "target.clean",
    ),
    DrillKind.BURST: (
        "source.proof",
        "target.server",
        "target.proof",
        "source.peers",
        "target.peers",
        "target.return",
        "source.alone",
        "source.clean",
        "target.clean",
    ),
}
"""The steps without which a drill proves nothing, whatever its outcome says."""

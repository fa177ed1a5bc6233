"""What ended a drill, in three sentences: what happened, why it likely did, and what to do."""

import re

from assay.cloud.stop import Interrupted
from assay.cloud.wait import NeverReached
from assay.drills.transfer import Corrupted
from assay.kit.rest import Refused
from assay.model.drill import Cause, CauseKind, StepOutcome
from assay.model.outcome import Outcome
from assay.problem import Problem
from assay.runner.classify import classify

_FULL = re.compile(r"no valid host|not enough|insufficient|no space|quota|limit", re.IGNORECASE)
_FORMAT = re.compile(r"format|mime|unsupported image", re.IGNORECASE)
_NETWORK_STEPS = ("network", "address")


class Failure(Exception):
    """What had to come of a step did not.

    Args:
        cause: Why.
        outcome: Whether it failed, or could not be carried out.
    """

    def __init__(self, cause: Cause, outcome: StepOutcome = StepOutcome.FAILED):
        super().__init__(cause.what)
        self.cause = cause
        self.outcome = outcome


def explain(failure: Exception, step: str, cloud: str) -> tuple[StepOutcome, Cause]:
    """Say what an exception in a step means.

    Args:
        failure: What was raised.
        step: Id of the step.
        cloud: Entry of the cloud that it was carried out on.

    Returns:
        How the step ended, and why.
    """
    match failure:
        case Failure():
            return failure.outcome, failure.cause
        case Interrupted():
            return StepOutcome.BLOCKED, _cause(
                CauseKind.INTERRUPTED,
                "The drill was interrupted.",
                "Somebody asked it to stop.",
                "Begin anew.",
            )
        case Corrupted():
            return StepOutcome.FAILED, _cause(
                CauseKind.CORRUPTED,
                f"What {cloud} was sent or sent is not the image: {failure}.",
                "Bytes were lost or changed on the way, or the cloud's store gives back something else.",
                "Carry it once more; if that ends alike, show both digests to the cloud's operator.",
            )
        case Problem():
            return StepOutcome.BLOCKED, _cause(CauseKind.HERE, failure.what, failure.why, failure.advice)
        case Refused() if _is_format(failure, step):
            return StepOutcome.FAILED, _cause(
                CauseKind.FORMAT,
                f"{cloud} does not take the image: {failure}.",
                "It refuses the disk format, whatever its schema says, or sees another in the file.",
                "Ask its operator which formats it takes; `assay facts` shows what it says.",
            )
        case Refused() if failure.reply.status == 413:
            return StepOutcome.BLOCKED, _no_room(cloud, str(failure))
        case NeverReached() if _FULL.search(failure.observed):
            return StepOutcome.BLOCKED, _no_room(cloud, str(failure))
    ending = classify(failure, None)
    if ending.crowded:
        return StepOutcome.BLOCKED, _no_room(cloud, ending.reason)
    if ending.outcome is Outcome.ABSENT and step.split(".")[1] in _NETWORK_STEPS:
        return StepOutcome.BLOCKED, _cause(
            CauseKind.NETWORK,
            f"{cloud} denies the project what the application's network needs: {ending.reason}",
            "Its policy keeps networks, or what belongs to them, from ordinary tenants.",
            "Name a network that is there by --from-network or --to-network.",
        )
    kinds = {
        Outcome.FAIL: (StepOutcome.FAILED, CauseKind.REFUSED),
        Outcome.ABSENT: (StepOutcome.BLOCKED, CauseKind.LACKING),
        Outcome.BLOCKED: (StepOutcome.BLOCKED, CauseKind.LINE),
        Outcome.ERROR: (StepOutcome.BLOCKED, CauseKind.OURS),
    }
    outcome, kind = kinds[ending.outcome]
    return outcome, _cause(kind, f"{cloud}: {ending.reason}", _WHY[kind], _ADVICE[kind])


_WHY = {
    CauseKind.REFUSED: "The cloud did not do what its API promises; the step's exchanges show what it said.",
    CauseKind.LACKING: "The cloud keeps this from ordinary tenants, or does not offer it.",
    CauseKind.LINE: "The line to the cloud was disturbed through every retry, or the cloud is overloaded.",
    CauseKind.OURS: "This is a fault of Assay's; the log in the bundle has more of it.",
}
_ADVICE = {
    CauseKind.REFUSED: "Run `assay run` on the cloud: its checks look at each of these calls alone.",
    CauseKind.LACKING: "Ask the cloud's operator, or rehearse with another application.",
    CauseKind.LINE: "Begin anew when the line is well.",
    CauseKind.OURS: "Report it with the bundle.",
}


def silent(cloud: str, server: str, pattern: str, seconds: float, last: str) -> Failure:
    """A guest that was booted and never said that it is ready."""
    heard = f"the last line of its console is {last[:120]!r}" if last else "its console is empty"
    return Failure(
        _cause(
            CauseKind.SILENT,
            f"The guest of {server} on {cloud} never said that it is ready, within {seconds:.0f} s.",
            f"It did not boot, or was not initialised: nothing on its console is {pattern!r}, and {heard}.",
            "Look at the console; a guest that boots and says nothing usually got no metadata or user-data.",
        )
    )


def no_image(cloud: str, name: str) -> Failure:
    """An application that starts from an image that its cloud does not have."""
    return Failure(
        _cause(
            CauseKind.LACKING,
            f"{cloud} has no image {name!r}, from which the application starts.",
            "It has another name there, or is not shared with the project.",
            "Name one of `openstack image list` in the manifest, or bring a file.",
        ),
        StepOutcome.BLOCKED,
    )


def image_given_up(cloud: str, image: str) -> Failure:
    """An image that a cloud began to make of a server or a volume, and then removed."""
    return Failure(
        _cause(
            CauseKind.REFUSED,
            f"{cloud} began to make the image {image}, and removed it before it was whole.",
            "Its compute or volume service could not store what it read, and only its operator sees why.",
            "Try once more; if that ends alike, ask the operator to look for the image's id in the logs.",
        )
    )


def other_data(cloud: str, wanted: str, seen: str) -> Failure:
    """A guest whose data is not what it was."""
    return Failure(
        _cause(
            CauseKind.DATA,
            f"The data on {cloud} is not what was written: it tells {seen[:80]!r}, not {wanted[:80]!r}.",
            "The volume was taken away before all was written to it, or was changed on its way.",
            "Compare the digests of the steps that carried the volume.",
        )
    )


def unreached(cloud: str, other: str, address: str, seconds: float) -> Failure:
    """A half that does not find the other."""
    return Failure(
        _cause(
            CauseKind.UNREACHED,
            f"The half on {cloud} did not find the one on {other} at {address}, within {seconds:.0f} s.",
            "There is no way between the two clouds' addresses, or something on it drops what is sent.",
            "Give both sides addresses that the other reaches: floating IPs, or one by --from-network.",
        )
    )


def idle(cloud: str, pattern: str, seconds: float) -> Failure:
    """A first half that was to be under load, and is not."""
    return Failure(
        _cause(
            CauseKind.LOAD,
            f"The half on {cloud} never said that it has more work than it can do, within {seconds:.0f} s.",
            f"Nothing on its console is {pattern!r}, so there was nothing to grow for.",
            "Let its user-data make more work, or leave proof.busy out of the manifest, to grow at once.",
        )
    )


def overloaded(cloud: str, seconds: float) -> Failure:
    """A first half that is still under load although the other was grown."""
    return Failure(
        _cause(
            CauseKind.LOAD,
            f"The half on {cloud} did not keep up with its work, within {seconds:.0f} s of being two.",
            "The other half does not take enough of it, or is too far away to be of help.",
            "Look at what the other half says on its console; a larger flavor by --to-flavor may do.",
        )
    )


def _no_room(cloud: str, told: str) -> Cause:
    return _cause(
        CauseKind.NO_ROOM,
        f"{cloud} has no room for it: {told.rstrip('.')}.",
        "The project's quota is used up, or the cloud itself is full.",
        "Free some, ask for more, or ask in the manifest for less.",
    )


def _is_format(failure: Refused, step: str) -> bool:
    carries = step.split(".")[1] in ("upload", "image")
    return carries and failure.reply.status in (400, 415) and bool(_FORMAT.search(failure.reply.message))


def _cause(kind: CauseKind, what: str, why: str, advice: str) -> Cause:
    return Cause(kind=kind, what=what, why=why, advice=advice)

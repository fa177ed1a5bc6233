"""Different reasons are told as different reasons."""

import pytest
import requests

from assay.cloud.stop import Interrupted
from assay.cloud.transport import Disturbed
from assay.cloud.wait import NeverReached
from assay.drills.causes import explain, no_image, silent
from assay.drills.transfer import Corrupted
from assay.kit.rest import Refused, Reply
from assay.model.drill import CauseKind, StepOutcome
from assay.problem import Problem


def refused(status: int, message: str) -> Refused:
    """A refusal as the wire brings it."""
    response = requests.Response()
    response.status_code = status
    response._content = message.encode()
    return Refused(Reply("PUT /images/x/file", response))


@pytest.mark.parametrize(
    ("failure", "step", "outcome", "kind"),
    [
        (Corrupted("the md5 is another"), "source.download.root", StepOutcome.FAILED, CauseKind.CORRUPTED),
        (refused(415, "unsupported format"), "target.upload.root", StepOutcome.FAILED, CauseKind.FORMAT),
        (refused(400, "Invalid disk format"), "target.upload.data", StepOutcome.FAILED, CauseKind.FORMAT),
        (refused(413, "too large"), "target.upload.root", StepOutcome.BLOCKED, CauseKind.NO_ROOM),
        (refused(403, "Quota exceeded"), "target.server", StepOutcome.BLOCKED, CauseKind.NO_ROOM),
        (
            NeverReached("the server is ACTIVE", "ERROR (No valid host was found)", 9),
            "target.server",
            StepOutcome.BLOCKED,
            CauseKind.NO_ROOM,
        ),
        (refused(403, "denied by policy"), "target.network", StepOutcome.BLOCKED, CauseKind.NETWORK),
        (refused(403, "denied by policy"), "target.server", StepOutcome.BLOCKED, CauseKind.LACKING),
        (refused(400, "bad format of name"), "target.server", StepOutcome.FAILED, CauseKind.REFUSED),
        (refused(500, "oops"), "target.volume.data", StepOutcome.FAILED, CauseKind.REFUSED),
        (silent("b", "s", "up", 9, ""), "target.proof", StepOutcome.FAILED, CauseKind.SILENT),
        (no_image("b", "debian"), "source.image", StepOutcome.BLOCKED, CauseKind.LACKING),
        (Disturbed("503, 5 times"), "target.server", StepOutcome.BLOCKED, CauseKind.LINE),
        (Problem("the disk is full"), "source.download.root", StepOutcome.BLOCKED, CauseKind.HERE),
        (Interrupted(), "target.server", StepOutcome.BLOCKED, CauseKind.INTERRUPTED),
        (KeyError("ours"), "target.server", StepOutcome.BLOCKED, CauseKind.OURS),
    ],
)
def test_each_failure_has_its_cause(
    failure: Exception, step: str, outcome: StepOutcome, kind: CauseKind
) -> None:
    """What ended a step is told as what it was, with the cloud or the reason in it, and with advice."""
    ended, cause = explain(failure, step, "b")
    assert (ended, cause.kind) == (outcome, kind)
    assert cause.what
    if not isinstance(failure, Problem):
        assert cause.why
        assert cause.advice

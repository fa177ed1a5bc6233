"""A report says whose fault an outcome looks like."""

import pytest

from assay.model.outcome import Outcome
from assay.model.result import Attempt, CheckResult
from assay.report.blame import Culprit, blame
from tests.report.builders import exchange


@pytest.mark.parametrize(
    ("outcome", "reason", "disturbances", "culprit"),
    [
        (Outcome.FAIL, "", (), Culprit.CLOUD),
        (Outcome.ABSENT, "", (), Culprit.POLICY),
        (Outcome.ERROR, "", (), Culprit.ASSAY),
        (Outcome.BLOCKED, "The project's quota is used up: 403", (), Culprit.CIRCUMSTANCES),
        (Outcome.BLOCKED, "It needs a server.", (), Culprit.CIRCUMSTANCES),
        (Outcome.BLOCKED, "The line to the cloud failed: reset", (), Culprit.LINE),
        (Outcome.BLOCKED, "", ("503 from compute",), Culprit.LINE),
        (Outcome.PASS, "", (), Culprit.NOBODY),
    ],
)
def test_blame(outcome: Outcome, reason: str, disturbances: tuple[str, ...], culprit: Culprit) -> None:
    """Each outcome has one who has to act, or nobody."""
    discarded = tuple(Attempt(outcome=outcome, reason="", disturbances=(one,)) for one in disturbances)
    result = CheckResult(check="c", proves="p", outcome=outcome, reason=reason, discarded=discarded)
    assert blame(result).culprit is culprit


def test_a_server_error_is_named() -> None:
    """A failure that cites an answer of 500 says so, and nobody is blamed for what was not run."""
    result = CheckResult(check="c", proves="p", outcome=Outcome.FAIL)
    assert "500" in blame(result, [exchange("c", 1, "GET", "/", 500)]).why
    assert blame(None).culprit is Culprit.NOBODY

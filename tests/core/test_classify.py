"""Whose fault it is when a check cannot be carried through."""

import pytest
from keystoneauth1 import exceptions as auth_exceptions

from assay.cloud.stop import Interrupted
from assay.cloud.wait import NeverReached
from assay.kit.reasons import Absent, Blocked
from assay.model.outcome import Outcome
from assay.runner.classify import classify


@pytest.mark.parametrize(
    ("failure", "outcome", "crowded"),
    [
        (Absent("There is none."), Outcome.ABSENT, False),
        (Blocked("Not now."), Outcome.BLOCKED, False),
        (Interrupted(), Outcome.UNRUN, False),
        (auth_exceptions.Forbidden("disallowed by policy"), Outcome.ABSENT, False),
        (auth_exceptions.Forbidden("Quota exceeded for instances"), Outcome.BLOCKED, True),
        (auth_exceptions.Conflict("Quota exceeded for resources: ['network']."), Outcome.BLOCKED, True),
        (auth_exceptions.Conflict("The volume is in use."), Outcome.FAIL, False),
        (auth_exceptions.InternalServerError("oops"), Outcome.FAIL, False),
        (auth_exceptions.ServiceUnavailable("later"), Outcome.BLOCKED, False),
        (auth_exceptions.ConnectFailure("reset"), Outcome.BLOCKED, False),
        (NeverReached("the server is ACTIVE", "BUILD", 300.0), Outcome.FAIL, False),
        (
            NeverReached("the server is ACTIVE", "ERROR (Quota exceeded for instances)", 9.0),
            Outcome.BLOCKED,
            True,
        ),
        (KeyError("name"), Outcome.ERROR, False),
    ],
)
def test_each_ending_is_what_it_is(failure: Exception, outcome: Outcome, crowded: bool) -> None:
    """The cloud's fault, policy, quota, the line and our own fault are told apart."""
    ending = classify(failure, None)
    assert (ending.outcome, ending.crowded) == (outcome, crowded)
    assert ending.reason
    assert (ending.claim is not None) is (outcome is Outcome.FAIL)

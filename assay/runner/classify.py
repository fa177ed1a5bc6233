"""Whose fault it is when a check cannot be carried through: the cloud's, nobody's, or ours."""

import re
from dataclasses import dataclass

import requests
from keystoneauth1 import exceptions as auth_exceptions
from openstack import exceptions as sdk_exceptions

from assay.cloud.stop import Interrupted
from assay.cloud.transport import Disturbed
from assay.cloud.wait import NeverReached
from assay.kit.reasons import Absent, Blocked
from assay.kit.rest import Refused, Unreadable
from assay.model.claim import Claim
from assay.model.outcome import Outcome

_QUOTA = re.compile(
    r"quota|over ?limit|exceeds? (the )?(allowed|limit)|maximum number of|no more ip addresses",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Ending:
    """How a check ended that did not come to its own end.

    Attributes:
        outcome: What came of it.
        reason: One sentence.
        claim: The claim that failed by it, which the check made without saying so; None for most.
        crowded: Whether the quota was used up, which may be by the run itself.
    """

    outcome: Outcome
    reason: str
    claim: Claim | None = None
    crowded: bool = False


def classify(failure: Exception, exchange: str | None) -> Ending:
    """Say what an exception in a check means.

    A refused request is a failed claim (that the cloud accepts it), but for a refusal by policy, which means
    that the cloud does not offer it to this tenant, and one by quota, which says nothing about the cloud.

    Args:
        failure: What was raised.
        exchange: Id of the last exchange before it.

    Returns:
        The ending.
    """
    match failure:
        case Absent():
            return Ending(outcome=Outcome.ABSENT, reason=str(failure))
        case Blocked():
            return Ending(outcome=Outcome.BLOCKED, reason=str(failure))
        case Interrupted():
            return Ending(outcome=Outcome.UNRUN, reason="The run was interrupted.")
        case Refused():
            return _refusal(failure.reply.asked, failure.reply.status, failure.reply.message, exchange)
        case Unreadable():
            return _failed(
                f"the answer to {failure.reply.asked} has {failure.missing}", "it", "it is missing", exchange
            )
        case NeverReached() if _QUOTA.search(failure.observed):
            # Nova counts once more after it accepted a server, and then only its fault tells.
            return Ending(
                outcome=Outcome.BLOCKED, reason=f"The project's quota is used up: {failure}", crowded=True
            )
        case NeverReached():
            return _failed(
                failure.what, "in time", f"{failure.observed}, {failure.seconds:.0f} s on", exchange
            )
        case sdk_exceptions.HttpException() if failure.status_code:
            asked = f"{getattr(failure, 'method', None) or 'the request'} {failure.url or ''}".strip()
            return _refusal(
                asked, int(failure.status_code), str(failure.details or failure.message or ""), exchange
            )
        case auth_exceptions.HttpError() if failure.http_status:
            asked = f"{failure.method or 'the request'} {failure.url or ''}".strip()
            return _refusal(asked, int(failure.http_status), str(failure.message or ""), exchange)
        case sdk_exceptions.ResourceTimeout() | sdk_exceptions.ResourceFailure():
            return _failed("the resource reaches its status", "in time", str(failure), exchange)
        case auth_exceptions.EndpointNotFound() | sdk_exceptions.EndpointNotFound():
            return Ending(outcome=Outcome.ABSENT, reason=f"The service is not in the catalogue: {failure}")
        case Disturbed() | requests.exceptions.RequestException() | auth_exceptions.ConnectionError():
            return Ending(outcome=Outcome.BLOCKED, reason=f"The line to the cloud failed: {_first(failure)}")
        case _:
            return Ending(
                outcome=Outcome.ERROR, reason=f"Assay went wrong: {type(failure).__name__}: {_first(failure)}"
            )


def _refusal(asked: str, status: int, message: str, exchange: str | None) -> Ending:
    told = f"{asked} was answered {status}: {message}" if message else f"{asked} was answered {status}"
    if status in (403, 409, 413) and _QUOTA.search(message):
        return Ending(outcome=Outcome.BLOCKED, reason=f"The project's quota is used up: {told}", crowded=True)
    if status == 403:
        return Ending(
            outcome=Outcome.ABSENT, reason=f"The cloud's policy keeps this from an ordinary tenant: {told}"
        )
    if status in (401, 429, 502, 503, 504):
        return Ending(outcome=Outcome.BLOCKED, reason=f"The cloud did not let the check go on: {told}")
    return _failed(f"the cloud accepts {asked}", "a success", f"{status}: {message}", exchange)


def _failed(what: str, expected: str, observed: str, exchange: str | None) -> Ending:
    claim = Claim(what=what, expected=expected, observed=observed, held=False, exchange=exchange)
    return Ending(outcome=Outcome.FAIL, reason=explain(claim), claim=claim)


def explain(claim: Claim) -> str:
    """A failed claim as one sentence."""
    return f"Expected that {claim.what} ({claim.expected}), observed {claim.observed}."


def _first(failure: Exception) -> str:
    return str(failure).splitlines()[0] if str(failure) else type(failure).__name__

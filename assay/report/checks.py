"""One check as a report shows it, wherever it shows it."""

from dataclasses import dataclass, replace

from assay.model.claim import Claim
from assay.model.evidence import Evidence
from assay.model.outcome import Outcome
from assay.model.result import Attempt, CheckResult
from assay.report.text import anchor, cut, size_in_page

# All claims of a page together, and those of one check.
_PAGE = 250_000
_CHECK = 15_000
_HELD = 240
_FAILED = 1000
_MARKUP = 300
_SENTENCE = 600


@dataclass(frozen=True, kw_only=True)
class CheckView:
    """One check.

    Attributes:
        id: Its id.
        anchor: Its place in the page; empty where it is shown a second time.
        proves: Capability that it proves.
        sentence: The requirement; empty when the suite that ran did not have the check.
        spec: Link to the specification; may be empty, may be no link.
        outcome: What came of it.
        reason: Why it is not a pass.
        seconds: How long it took; None when it was not run.
        claims: Those that failed first; bounded.
        claims_left_out: How many more the bundle has.
        discarded: Attempts that a disturbance spoiled.
        disturbances: What was overcome in the attempt that counted.
    """

    id: str
    anchor: str
    proves: str
    sentence: str
    spec: str
    outcome: Outcome
    reason: str
    seconds: float | None
    claims: tuple[Claim, ...]
    claims_left_out: int
    discarded: tuple[Attempt, ...]
    disturbances: tuple[str, ...]

    @property
    def disturbed(self) -> bool:
        """Whether the line was disturbed while it ran."""
        return bool(self.discarded or self.disturbances)


def view(evidence: Evidence, check: str) -> CheckView:
    """Show a check.

    Args:
        evidence: May have nothing of it, when it was not selected.
        check: Its id.
    """
    described = evidence.checks.get(check)
    result = evidence.results.get(check)
    claims = _shown(evidence, result) if result else ()
    return CheckView(
        id=check,
        anchor=anchor("check", check),
        proves=described.proves if described else "",
        sentence=cut(described.sentence, _SENTENCE) if described else "",
        spec=described.spec if described else "",
        outcome=result.outcome if result else Outcome.UNRUN,
        reason=cut(result.reason, _FAILED) if result else "It was not part of this run.",
        seconds=result.seconds if result else None,
        claims=claims,
        claims_left_out=len(result.claims) - len(claims) if result else 0,
        discarded=tuple(_shortened(attempt) for attempt in result.discarded) if result else (),
        disturbances=_few(result.disturbances) if result else (),
    )


def ordered(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with those that failed first."""
    return tuple(sorted(claims, key=lambda claim: claim.held))


def _shown(evidence: Evidence, result: CheckResult) -> tuple[Claim, ...]:
    """As many claims as there is room for, those that failed first, and one in any case."""
    room = allowance = min(_CHECK, _PAGE // len(evidence.results))
    shown: list[Claim] = []
    for claim in ordered(result.claims):
        bounded = _bounded(claim, min(_HELD if claim.held else _FAILED, allowance // 4))
        room -= _MARKUP + sum(map(size_in_page, (bounded.what, bounded.expected, bounded.observed)))
        if shown and room < 0:
            break
        shown.append(bounded)
    return tuple(shown)


def _bounded(claim: Claim, limit: int) -> Claim:
    return replace(
        claim,
        what=cut(claim.what, limit),
        expected=cut(claim.expected, limit),
        observed=cut(claim.observed, limit),
    )


def _shortened(attempt: Attempt) -> Attempt:
    return Attempt(
        outcome=attempt.outcome, reason=cut(attempt.reason, _HELD), disturbances=_few(attempt.disturbances)
    )


def _few(disturbances: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(cut(one, _HELD) for one in dict.fromkeys(disturbances))[:6]

"""The capabilities of a program, grouped by service, with the checks that prove them."""

from dataclasses import dataclass, replace

from assay.model.evidence import Evidence
from assay.model.guideline import Guideline, Status
from assay.model.outcome import Outcome
from assay.model.verdict import CapabilityVerdict, Verdict
from assay.report.checks import CheckView, view
from assay.report.text import anchor, service_title


@dataclass(frozen=True, kw_only=True)
class CapabilityView:
    """One capability.

    Attributes:
        name: `service-resource-action`.
        description: One sentence.
        status: What the guideline asks of it.
        outcome: What the evidence says.
        reason: Why it is not a pass.
        checks: Those that prove it together.
        excused: Whether a flag or a waiver keeps it from counting.
    """

    name: str
    description: str
    status: Status
    outcome: Outcome
    reason: str
    checks: tuple[CheckView, ...]
    excused: bool = False

    @property
    def seconds(self) -> float | None:
        """How long its checks took; None when none was run."""
        taken = [check.seconds for check in self.checks if check.seconds is not None]
        return sum(taken) if taken else None


@dataclass(frozen=True, kw_only=True)
class ServiceGroup:
    """The capabilities of one service.

    Attributes:
        title: The service, for people.
        anchor: Its place in the page.
        capabilities: In the guideline's order.
    """

    title: str
    anchor: str
    capabilities: tuple[CapabilityView, ...]

    @property
    def proven(self) -> int:
        """How many of them passed."""
        return sum(one.outcome is Outcome.PASS for one in self.capabilities)

    @property
    def seconds(self) -> float:
        """How long their checks took."""
        return sum(one.seconds or 0.0 for one in self.capabilities)


def groups(verdict: Verdict, guideline: Guideline, evidence: Evidence) -> tuple[ServiceGroup, ...]:
    """Group what a program names by service, in the guideline's order, and last what lies below the API.

    Args:
        verdict: By the program.
        guideline: Describes the capabilities.
        evidence: Describes the checks.
    """
    found: dict[str, list[CapabilityView]] = {}
    placed: set[str] = set()
    for one in verdict.capabilities:
        service = guideline.capabilities[one.capability].service
        found.setdefault(service, []).append(_capability(one, guideline, evidence, placed))
    by_service = tuple(
        ServiceGroup(
            title=service_title(service), anchor=anchor("service", service), capabilities=tuple(capabilities)
        )
        for service, capabilities in found.items()
    )
    if not verdict.looked_into_guests:
        return by_service
    below = tuple(_capability(one, guideline, evidence, placed) for one in verdict.behaviour)
    return (*by_service, ServiceGroup(title="Below the API", anchor="below-the-api", capabilities=below))


def beyond(verdict: Verdict, evidence: Evidence) -> tuple[CheckView, ...]:
    """The checks that were run although the program names no capability that they prove."""
    named = {check for one in (*verdict.capabilities, *verdict.behaviour) for check in one.checks}
    return tuple(view(evidence, id) for id in sorted(evidence.results) if id not in named)


def _capability(
    one: CapabilityVerdict, guideline: Guideline, evidence: Evidence, placed: set[str]
) -> CapabilityView:
    return CapabilityView(
        name=one.capability,
        description=guideline.capabilities[one.capability].description,
        status=one.status,
        outcome=one.outcome,
        reason=one.reason,
        checks=tuple(_placed(view(evidence, check), placed) for check in one.checks),
        excused=one.excused,
    )


def _placed(check: CheckView, placed: set[str]) -> CheckView:
    """The check, without an anchor if another capability gave it one: a page has an id once."""
    if check.anchor in placed:
        return replace(check, anchor="")
    placed.add(check.anchor)
    return check

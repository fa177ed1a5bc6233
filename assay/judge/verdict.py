"""Guideline times evidence gives a verdict."""

from assay.model.evidence import Evidence
from assay.model.guideline import Guideline, Status
from assay.model.outcome import Outcome, worst
from assay.model.verdict import CapabilityVerdict, Conformance, Level, Verdict

_DISPROVEN = frozenset({Outcome.FAIL, Outcome.ABSENT})


def judge(guideline: Guideline, program: str, evidence: Evidence) -> Verdict:
    """Judge a cloud by the evidence of one run.

    A required capability that failed or is not offered makes the cloud nonconformant; one that was not proven
    either way leaves the verdict incomplete. Nothing at all is incomplete too.

    Args:
        guideline: What is asked.
        program: For which mark, one of the guideline's.
        evidence: What was observed.

    Returns:
        The verdict, a function of nothing but the arguments.
    """
    capabilities = tuple(
        _capability(name, status, guideline.proofs(program, name), evidence)
        for name, status in guideline.mandates(program).items()
        if status is not Status.REMOVED
    )
    required = [one for one in capabilities if one.status is Status.REQUIRED]
    reasons = tuple(f"{one.capability}: {one.reason}" for one in required if one.outcome is not Outcome.PASS)
    if any(one.outcome in _DISPROVEN for one in required):
        conformance = Conformance.NONCONFORMANT
    elif not required:
        conformance = Conformance.INCOMPLETE
        reasons = (f"Guideline {guideline.id} requires nothing of {program}, so nothing was proven.",)
    elif reasons:
        conformance = Conformance.INCOMPLETE
    else:
        conformance = Conformance.CONFORMANT
    return Verdict(
        program=program,
        guideline=guideline.id,
        conformance=conformance,
        level=Level.API if conformance is Conformance.CONFORMANT else Level.NONE,
        reasons=reasons,
        capabilities=capabilities,
    )


def _capability(
    capability: str, status: Status, proofs: tuple[str, ...], evidence: Evidence
) -> CapabilityVerdict:
    checks = {id: evidence.results[id].outcome if id in evidence.results else Outcome.UNRUN for id in proofs}
    outcome = worst(checks.values())
    return CapabilityVerdict(
        capability=capability,
        status=status,
        outcome=outcome,
        checks=checks,
        reason=_reason(checks, outcome, evidence),
    )


def _reason(checks: dict[str, Outcome], outcome: Outcome, evidence: Evidence) -> str:
    if outcome is Outcome.PASS:
        return ""
    if not checks:
        return "The guideline names no check for it."
    deciding = next(id for id, seen in checks.items() if seen is outcome)
    if outcome is Outcome.UNRUN:
        return f"{deciding} was not run."
    return f"{deciding}: {evidence.results[deciding].reason}"

"""Guideline times evidence gives a verdict."""

from collections.abc import Mapping

from assay.judge import excuses, witnesses
from assay.model.evidence import Evidence
from assay.model.guideline import Depth, Guideline, Program, Status
from assay.model.outcome import Outcome, worst
from assay.model.provenance import Provenance
from assay.model.verdict import CapabilityVerdict, Conformance, Level, Verdict

_DISPROVEN = frozenset({Outcome.FAIL, Outcome.ABSENT})


def judge(
    guideline: Guideline,
    program: str,
    evidence: Evidence,
    *,
    on: str = "",
    code: Mapping[str, Provenance] | None = None,
) -> Verdict:
    """Judge a cloud by the evidence of one run.

    A required capability that failed or is not offered makes the cloud nonconformant; one that was not proven
    either way leaves the verdict incomplete. Nothing at all is incomplete too. What a flag or a waiver
    excuses on the day does not count, and the verdict names it.

    Args:
        guideline: What is asked.
        program: For which mark, one of the guideline's.
        evidence: What was observed.
        on: The day for which flags and waivers are looked at, ISO 8601; the day of the run if empty.
        code: Project to what was found of its code; of what was not compared nothing is said.

    Returns:
        The verdict, a function of nothing but the arguments.
    """
    day = on or evidence.started[:10]
    mandates = guideline.mandates(program)
    capabilities = _capabilities(mandates, program, guideline, evidence, day)
    behaviour = _capabilities(guideline.behaviour(program), program, guideline, evidence, day)
    weighing = [one for one in capabilities if one.weighs]
    reasons = _reasons(capabilities)
    gaps = _gaps(guideline, guideline.programs[program], mandates, bool(weighing))
    if any(one.outcome in _DISPROVEN for one in weighing):
        conformance = Conformance.NONCONFORMANT
    elif reasons or gaps:
        conformance = Conformance.INCOMPLETE
    else:
        conformance = Conformance.CONFORMANT
    required = [one for one in capabilities if one.status is Status.REQUIRED]
    flags = tuple(dict.fromkeys(flag for one in required for flag in one.flags))
    waivers = tuple(dict.fromkeys(one.waiver for one in required if one.waiver))
    ends = [guideline.expires, *(flag.expires for flag in flags), *(waiver.expires for waiver in waivers)]
    return Verdict(
        program=program,
        guideline=guideline.id,
        conformance=conformance,
        level=_level(conformance, behaviour),
        reasons=(*reasons, *gaps),
        capabilities=capabilities,
        behaviour=behaviour,
        flags=flags,
        waivers=waivers,
        missing=(*reasons, *gaps) or _reasons(behaviour) or (_BEYOND[_level(conformance, behaviour)],),
        on=day,
        until=min(filter(None, ends), default=""),
        code={name: (code or {}).get(name, Provenance.NOTHING) for name in guideline.designated(program)},
    )


_BEYOND = {
    Level.API: "Evidence of what lies below the API: this guideline asks for the API alone.",
    Level.BEHAVIOUR: "A move to another such cloud that held: `assay drill move` rehearses one.",
}


def _level(conformance: Conformance, behaviour: tuple[CapabilityVerdict, ...]) -> Level:
    if conformance is not Conformance.CONFORMANT:
        return Level.NONE
    weighing = [one for one in behaviour if one.weighs]
    proven = bool(weighing) and all(one.outcome is Outcome.PASS for one in weighing)
    return Level.BEHAVIOUR if proven else Level.API


def _reasons(capabilities: tuple[CapabilityVerdict, ...]) -> tuple[str, ...]:
    """Why what weighs is not proven, one sentence each."""
    return tuple(
        f"{one.capability}: {one.reason}"
        for one in capabilities
        if one.weighs and one.outcome is not Outcome.PASS
    )


def _capabilities(
    asked: dict[str, Status], program: str, guideline: Guideline, evidence: Evidence, day: str
) -> tuple[CapabilityVerdict, ...]:
    return tuple(
        _capability(name, status, program, guideline, evidence, day)
        for name, status in asked.items()
        if status is not Status.REMOVED
    )


def _gaps(guideline: Guideline, asked: Program, mandates: dict[str, Status], weighs: bool) -> tuple[str, ...]:
    """Why nothing final can be said, whatever was observed."""
    gaps = [
        f"{name}: {asked.title} needs it, and it is described in {asked.elsewhere.get(name, 'no document')}."
        for name in dict.fromkeys((*asked.requires, *asked.components))
        if name not in guideline.components
    ]
    own = {
        name
        for component in asked.components
        if component in guideline.components
        for name in guideline.components[component].statuses
    }
    if not any(mandates.get(name) is Status.REQUIRED for name in own):
        gaps.append(f"Guideline {guideline.id} requires nothing of {asked.name}, so nothing was proven.")
    elif not weighs:
        gaps.append(f"Flags and waivers excuse all that {asked.name} requires, so nothing was proven.")
    return tuple(gaps)


def _capability(
    capability: str, status: Status, program: str, guideline: Guideline, evidence: Evidence, day: str
) -> CapabilityVerdict:
    proofs = guideline.proofs(program, capability)
    checks = {id: evidence.results[id].outcome if id in evidence.results else Outcome.UNRUN for id in proofs}
    tests = {}
    if not proofs or guideline.programs[program].depth is Depth.FULL:
        tests = witnesses.official(guideline, capability, evidence, alone=not proofs)
    excuse = excuses.of(guideline, capability, checks | tests, evidence.cloud.fingerprint, day)
    outcome = worst(excuse.weighed.values())
    return CapabilityVerdict(
        capability=capability,
        status=status,
        outcome=outcome,
        checks=checks,
        tests=tests,
        disagreement=witnesses.disagreement(capability, checks, tests),
        reason=_reason(excuse.weighed, outcome, evidence),
        flags=excuse.flags,
        waiver=excuse.waiver,
        excused=excuse.whole,
    )


def _reason(checks: dict[str, Outcome], outcome: Outcome, evidence: Evidence) -> str:
    if outcome is Outcome.PASS:
        return ""
    if not checks:
        return "The guideline names no check and no test for it."
    deciding = next(id for id, seen in checks.items() if seen is outcome)
    if outcome is Outcome.UNRUN:
        return f"{deciding} was not run."
    if deciding not in evidence.results:
        return f"The official test {deciding}: {outcome.value}."
    return f"{deciding}: {evidence.results[deciding].reason}"

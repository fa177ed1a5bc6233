"""All that the HTML report says, ready to be laid out."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from assay.model.evidence import Evidence
from assay.model.exchange import Exchange
from assay.model.guideline import Guideline, Program
from assay.model.outcome import Outcome
from assay.model.verdict import CapabilityVerdict, Verdict
from assay.report.blame import Blame, blame
from assay.report.capabilities import ServiceGroup, beyond, groups
from assay.report.checks import CheckView, view
from assay.report.failures import FailureView, failures
from assay.report.meaning import meaning
from assay.report.spectrum import Step, steps
from assay.report.text import anchor, cut
from assay.report.timeline import Timeline, timeline

_FACT = 400
_SHOWN_FIRST = (Outcome.PASS, Outcome.FAIL, Outcome.ABSENT, Outcome.BLOCKED, Outcome.ERROR, Outcome.UNRUN)


@dataclass(frozen=True, kw_only=True)
class ProgramView:
    """One program of the guideline.

    Attributes:
        program: What it is.
        verdict: By it.
        counts: How many required capabilities have each outcome that any has.
    """

    program: Program
    verdict: Verdict
    counts: tuple[tuple[Outcome, int], ...]


@dataclass(frozen=True, kw_only=True)
class Unproven:
    """One check that says nothing against the cloud, and nothing for it.

    Attributes:
        check: The check.
        blame: Whose fault it looks like.
    """

    check: CheckView
    blame: Blame


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One required capability that decides the verdict.

    Attributes:
        outcome: What the evidence says of it.
        description: The capability, in words.
        target: Where the page tells more.
    """

    outcome: Outcome
    description: str
    target: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """The whole report.

    Attributes:
        evidence: What was observed.
        guideline: What is asked.
        verdict: By the program asked for.
        program: That program.
        meaning: What the verdict means, one sentence.
        reasons: What decides a verdict that is not conformant.
        steps: The interop spectrum.
        seconds: How long the run took; None when it was cut short.
        claims: How many claims were tested.
        programs: Every program of the guideline.
        groups: The capabilities of the program, by service.
        beyond: Checks that were run beyond it.
        failures: Failed checks with their evidence.
        unproven: Checks that were absent, blocked or in error.
        unrun: Checks that the program names and nobody ran, in the guideline's order.
        disturbed: Checks during which the line was disturbed.
        timeline: The course of the run.
        facts: Name, value and source of each.
    """

    evidence: Evidence
    guideline: Guideline
    verdict: Verdict
    program: Program
    meaning: str
    reasons: tuple[Reason, ...]
    steps: tuple[Step, ...]
    seconds: float | None
    claims: int
    programs: tuple[ProgramView, ...]
    groups: tuple[ServiceGroup, ...]
    beyond: tuple[CheckView, ...]
    failures: tuple[FailureView, ...]
    unproven: tuple[Unproven, ...]
    unrun: tuple[CheckView, ...]
    disturbed: tuple[CheckView, ...]
    timeline: Timeline | None
    facts: tuple[tuple[str, str, str], ...]

    @property
    def started(self) -> str:
        """When the run began, for people."""
        return when(self.evidence.started)


def page(
    verdicts: Sequence[Verdict],
    guideline: Guideline,
    evidence: Evidence,
    exchanges: Callable[[str], list[Exchange]],
) -> Page:
    """Gather what the report says; see `assay.report.html.render` for the arguments."""
    verdict = verdicts[0]
    asked = (*verdict.capabilities, *verdict.behaviour)
    named = dict.fromkeys(check for one in asked for check in one.checks)
    unproven = (Outcome.ABSENT, Outcome.BLOCKED, Outcome.ERROR)
    return Page(
        evidence=evidence,
        guideline=guideline,
        verdict=verdict,
        program=guideline.programs[verdict.program],
        meaning=meaning(verdict, guideline),
        reasons=_reasons(verdict, guideline),
        steps=steps(verdict),
        seconds=_seconds(evidence),
        claims=sum(len(one.claims) for one in evidence.results.values()),
        programs=tuple(_program(one, guideline) for one in verdicts),
        groups=groups(verdict, guideline, evidence),
        beyond=beyond(verdict, evidence),
        failures=failures(evidence, exchanges),
        unproven=tuple(
            Unproven(check=view(evidence, id), blame=blame(one))
            for id, one in sorted(evidence.results.items())
            if one.outcome in unproven
        ),
        unrun=tuple(one for one in (view(evidence, id) for id in named) if one.outcome is Outcome.UNRUN),
        disturbed=tuple(
            view(evidence, id)
            for id, one in sorted(evidence.results.items())
            if one.discarded or one.disturbances
        ),
        timeline=timeline(evidence),
        facts=tuple(
            (fact.name, cut(_words(fact.value), _FACT), fact.source)
            for fact in sorted(evidence.facts, key=lambda fact: (fact.name, fact.source))
        ),
    )


def when(moment: str) -> str:
    """An ISO 8601 moment for people; as it is when it is none."""
    try:
        return datetime.fromisoformat(moment).astimezone(UTC).strftime("%-d %B %Y, %H:%M UTC")
    except ValueError:
        return moment


def _seconds(evidence: Evidence) -> float | None:
    try:
        ended = datetime.fromisoformat(evidence.finished)
        return (ended - datetime.fromisoformat(evidence.started)).total_seconds()
    except ValueError:
        return None


def _reasons(verdict: Verdict, guideline: Guideline) -> tuple[Reason, ...]:
    """What was disproven; if nothing was, what was not proven."""
    against = [one for one in verdict.capabilities if one.weighs and one.outcome is not Outcome.PASS]
    disproven = [one for one in against if one.outcome in (Outcome.FAIL, Outcome.ABSENT)]
    return tuple(
        Reason(
            outcome=one.outcome,
            description=guideline.capabilities[one.capability].description,
            target=_target(one),
        )
        for one in sorted(disproven or against, key=lambda one: _SHOWN_FIRST.index(one.outcome))
    )


def _target(one: CapabilityVerdict) -> str:
    deciding = next((check for check, outcome in one.checks.items() if outcome is one.outcome), "")
    if not deciding or one.outcome is Outcome.UNRUN:
        return "unproven" if deciding else "capabilities"
    return anchor("failure" if one.outcome is Outcome.FAIL else "unproven", deciding)


def _program(verdict: Verdict, guideline: Guideline) -> ProgramView:
    counts = Counter(one.outcome for one in verdict.capabilities if one.weighs)
    return ProgramView(
        program=guideline.programs[verdict.program],
        verdict=verdict,
        counts=tuple((outcome, counts[outcome]) for outcome in _SHOWN_FIRST if counts[outcome]),
    )


def _words(value: object) -> str:
    match value:
        case tuple():
            return ", ".join(map(_words, value)) or "none"
        case None:
            return "nothing"
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value) or "none"

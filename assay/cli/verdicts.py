"""What the shell is told of a verdict, and the row that scripts read."""

from typing import Any

from assay.model.flag import Flag, Waiver
from assay.model.outcome import Outcome
from assay.model.provenance import UPSTREAMS, Provenance
from assay.model.verdict import Conformance, Verdict
from assay.problem import ExitCode

EXIT_CODES = {
    Conformance.CONFORMANT: ExitCode.OK,
    Conformance.NONCONFORMANT: ExitCode.NONCONFORMANT,
    Conformance.INCOMPLETE: ExitCode.INCOMPLETE,
}
WORST = (ExitCode.USAGE, ExitCode.NONCONFORMANT, ExitCode.INCOMPLETE, ExitCode.OK)
"""What several verdicts exit with: the first of these that one of them does."""


def code_of_code(found: Provenance) -> ExitCode:
    """What the shell is told of the code that a cloud runs."""
    if found is Provenance.INSIDE:
        return ExitCode.NONCONFORMANT
    return ExitCode.OK if found in UPSTREAMS else ExitCode.INCOMPLETE


def row(verdict: Verdict) -> dict[str, Any]:
    """The verdict as columns: what was judged, required capabilities by outcome, and on what it rests."""
    return {
        "program": verdict.program,
        "guideline": verdict.guideline,
        "verdict": verdict.conformance.value,
        "level": verdict.level.value,
        "runs the code": verdict.runs_the_code.value,
        "required": verdict.required,
        "passed": verdict.count(Outcome.PASS),
        "failed": verdict.count(Outcome.FAIL),
        "absent": verdict.count(Outcome.ABSENT),
        "blocked": verdict.count(Outcome.BLOCKED),
        "error": verdict.count(Outcome.ERROR),
        "unrun": verdict.count(Outcome.UNRUN),
        "excused": verdict.excused,
        "by official tests alone": verdict.by_official_tests_alone,
        "reasons": list(verdict.reasons),
        "code": [f"{project}: {found.value}" for project, found in verdict.code.items()],
        "flags": [_flag(one) for one in verdict.flags],
        "waivers": [_waiver(one) for one in verdict.waivers],
        "disagreements": [
            one.disagreement for one in (*verdict.capabilities, *verdict.behaviour) if one.disagreement
        ],
        "missing": list(verdict.missing),
        "judged for": verdict.on,
        "stands until": verdict.until,
    }


def _flag(flag: Flag) -> str:
    code = f"{flag.reason.value} " if flag.reason and not flag.why.startswith(flag.reason.value) else ""
    return f"{flag.about}: {code}{flag.why or 'no reason is given'}{_until(flag.expires)}"


def _waiver(waiver: Waiver) -> str:
    return f"{waiver.id}: {waiver.capability}, {waiver.why}{_until(waiver.expires)}"


def _until(day: str) -> str:
    return f" (until {day})" if day else ""

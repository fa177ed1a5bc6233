"""What the shell is told of a verdict, and the row that scripts read."""

from typing import Any

from assay.model.outcome import Outcome
from assay.model.verdict import Conformance, Verdict
from assay.problem import ExitCode

EXIT_CODES = {
    Conformance.CONFORMANT: ExitCode.OK,
    Conformance.NONCONFORMANT: ExitCode.NONCONFORMANT,
    Conformance.INCOMPLETE: ExitCode.INCOMPLETE,
}


def row(verdict: Verdict) -> dict[str, Any]:
    """The verdict as columns: program, guideline, verdict, level, and required capabilities by outcome."""
    return {
        "program": verdict.program,
        "guideline": verdict.guideline,
        "verdict": verdict.conformance.value,
        "level": verdict.level.value,
        "required": verdict.required,
        "passed": verdict.count(Outcome.PASS),
        "failed": verdict.count(Outcome.FAIL),
        "absent": verdict.count(Outcome.ABSENT),
        "blocked": verdict.count(Outcome.BLOCKED),
        "error": verdict.count(Outcome.ERROR),
        "unrun": verdict.count(Outcome.UNRUN),
        "reasons": list(verdict.reasons),
    }

"""What a guideline says of a bundle, program by program, as a seal tells it."""

from typing import Any

from assay.judge.verdict import judge
from assay.model.evidence import Evidence
from assay.model.guideline import Guideline


def verdicts(guideline: Guideline, evidence: Evidence) -> dict[str, dict[str, Any]]:
    """Judge by every program, for the day of the run.

    Args:
        guideline: What is asked.
        evidence: What was observed.

    Returns:
        Program to verdict, and how many flags and waivers it rests on.
    """
    found = {}
    for program in guideline.programs:
        verdict = judge(guideline, program, evidence)
        found[program] = {
            "verdict": verdict.conformance.value,
            "flagged": len(verdict.flags),
            "waived": len(verdict.waivers),
            "on": verdict.on,
            "until": verdict.until,
        }
    return found

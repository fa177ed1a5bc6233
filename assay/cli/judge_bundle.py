"""From a bundle on disk to a verdict."""

from pathlib import Path

from assay.evidence import read
from assay.formats import guidelines
from assay.judge.verdict import judge
from assay.model.verdict import Verdict
from assay.problem import Problem


def judge_bundle(folder: Path, guideline: str, program: str) -> Verdict:
    """Judge a bundle.

    Args:
        folder: The bundle.
        guideline: Id or path; empty for the newest.
        program: One of the guideline's.

    Raises:
        Problem: the bundle or the guideline is not sound, or has no such program.
    """
    document = guidelines.find(guideline)
    if program not in document.programs:
        raise Problem(
            f"Guideline {document.id} has no program {program!r}.",
            why=f"It has: {', '.join(document.programs)}.",
            advice="Name one of these.",
        )
    return judge(document, program, read.read(folder))

"""From bundles on disk to a verdict."""

from collections.abc import Sequence
from pathlib import Path

from assay.cli.code_found import code_in
from assay.drills import bundle as drill_bundle
from assay.evidence import archive
from assay.formats import guidelines
from assay.judge.drilled import reach
from assay.judge.joining import join
from assay.judge.verdict import judge
from assay.model.drill import DrillEvidence
from assay.model.evidence import Evidence
from assay.model.guideline import Guideline
from assay.model.verdict import Verdict
from assay.problem import Problem

DEFAULT_PROGRAM = "platform"


def judge_bundles(
    bundles: Sequence[Path],
    guideline: str,
    program: str,
    on: str = "",
    *,
    drills: Sequence[Path] = (),
    other: Path | None = None,
    provenance: Path | None = None,
) -> Verdict:
    """Judge one bundle, or several of one cloud together.

    Args:
        bundles: Folders or archives.
        guideline: Id or path; empty for the newest.
        program: One of the guideline's.
        on: The day for which flags and waivers are looked at, ISO 8601; the day of the run if empty.
        drills: Bundles of drills, folders or archives, between this cloud and another.
        other: Bundle of a run on the other cloud.
        provenance: What `assay provenance compare -f json` wrote of this cloud's code.

    Raises:
        Problem: a bundle or the guideline is not sound, or has no such program, or the bundles are not of one
            cloud.
    """
    document = guidelines.find(guideline)
    insist_on_program(document, program)
    evidence = join([evidence_of(bundle) for bundle in bundles])
    verdict = judge(document, program, evidence, on=on, code=code_in(provenance))
    if not drills:
        return verdict
    beside = evidence_of(other) if other else None
    return reach(
        verdict,
        evidence.cloud,
        judge(document, program, beside, on=on) if beside else None,
        beside.cloud if beside else None,
        [_drill_of(drill) for drill in drills],
    )


def _drill_of(bundle: Path) -> DrillEvidence:
    with archive.opened(bundle) as folder:
        return drill_bundle.read(folder)


def evidence_of(bundle: Path, *, whole: bool = True) -> Evidence:
    """What a bundle holds, be it a folder or an archive; see `archive.evidence`."""
    return archive.evidence(bundle, whole=whole)


def insist_on_program(guideline: Guideline, program: str) -> None:
    """Refuse a program that the guideline does not have."""
    if program not in guideline.programs:
        raise Problem(
            f"Guideline {guideline.id} has no program {program!r}.",
            why=f"It has: {', '.join(guideline.programs)}.",
            advice="Name one of these.",
        )


def guideline_of(evidence: Evidence, named: str) -> Guideline:
    """The guideline to judge a bundle by.

    Args:
        evidence: What it holds.
        named: Id or path that a person gave; empty for the one that the run was made for, or else the newest.
    """
    made_for = evidence.guideline.id if evidence.guideline else ""
    return guidelines.find(named or (made_for if made_for in guidelines.installed() else ""))

"""From a bundle on disk to the HTML report beside it."""

from functools import partial
from pathlib import Path

from assay.cli.code_found import code_in
from assay.cli.judge_bundle import DEFAULT_PROGRAM, insist_on_program
from assay.evidence import archive, read
from assay.formats import guidelines
from assay.judge.verdict import judge
from assay.model.guideline import Guideline
from assay.problem import Problem
from assay.report import html


def report_bundle(
    bundle: Path, output: Path | None, guideline: str, program: str, *, provenance: Path | None = None
) -> Path:
    """Judge a bundle by every program of a guideline and write the report.

    Args:
        bundle: A folder or an archive; it is sealed, and nothing is written into it.
        output: The file; None names it after the bundle and puts it beside it.
        guideline: Id or path; empty for the newest.
        program: The program that the report is about; empty for the one that the run was for.
        provenance: What `assay provenance compare -f json` wrote of this cloud's code.

    Returns:
        The file that was written.

    Raises:
        Problem: the bundle or the guideline is not sound, there is no such program, or the file cannot be
            written or would be inside of the bundle.
    """
    document = guidelines.find(guideline)
    if program:
        insist_on_program(document, program)
    whole = bundle.resolve()
    path = output or whole.with_name(f"{whole.name.removesuffix(archive.SUFFIX)}.html")
    if path.resolve().is_relative_to(whole):
        raise Problem(
            f"The report {path} would be inside of the bundle.",
            why="A bundle is sealed: one more file, and it no longer verifies.",
            advice="Name a file elsewhere by -o FILE.",
        )
    code = code_in(provenance)
    with archive.opened(bundle) as folder:
        evidence = read.read(folder)
        first = program or _program_of(folder, document)
        names = [first, *(name for name in document.programs if name != first)]
        verdicts = [judge(document, name, evidence, code=code) for name in names]
        html.write(path, verdicts, document, evidence, partial(read.exchanges, folder))
    return path


def _program_of(folder: Path, guideline: Guideline) -> str:
    asked = read.options(folder)
    program = str(asked.get("program")) if isinstance(asked, dict) else ""
    return program if program in guideline.programs else DEFAULT_PROGRAM

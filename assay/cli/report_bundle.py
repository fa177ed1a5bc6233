"""From a bundle on disk to the HTML report beside it."""

from functools import partial
from pathlib import Path

from assay.evidence import archive, read
from assay.formats import guidelines
from assay.judge.verdict import judge
from assay.problem import Problem
from assay.report import html


def report_bundle(bundle: Path, output: Path | None, guideline: str, program: str) -> Path:
    """Judge a bundle by every program of a guideline and write the report.

    Args:
        bundle: A folder or an archive; it is sealed, and nothing is written into it.
        output: The file; None names it after the bundle and puts it beside it.
        guideline: Id or path; empty for the newest.
        program: The program that the report is about.

    Returns:
        The file that was written.

    Raises:
        Problem: the bundle or the guideline is not sound, there is no such program, or the file cannot be
            written or would be inside of the bundle.
    """
    document = guidelines.find(guideline)
    if program not in document.programs:
        raise Problem(
            f"Guideline {document.id} has no program {program!r}.",
            why=f"It has: {', '.join(document.programs)}.",
            advice="Name one of these.",
        )
    whole = bundle.resolve()
    path = output or whole.with_name(f"{whole.name.removesuffix(archive.SUFFIX)}.html")
    if path.resolve().is_relative_to(whole):
        raise Problem(
            f"The report {path} would be inside of the bundle.",
            why="A bundle is sealed: one more file, and it no longer verifies.",
            advice="Name a file elsewhere by -o FILE.",
        )
    with archive.opened(bundle) as folder:
        evidence = read.read(folder)
        names = [program, *(name for name in document.programs if name != program)]
        verdicts = [judge(document, name, evidence) for name in names]
        html.write(path, verdicts, document, evidence, partial(read.exchanges, folder))
    return path

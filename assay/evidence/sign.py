"""Signs a bundle, if there is nothing in it that a verifier would refute."""

from pathlib import Path

from assay.evidence import clock, layout, read, seals, statement
from assay.evidence.digests import of_file
from assay.evidence.judged import verdicts
from assay.evidence.verify_contents import contradictions
from assay.model.evidence import GuidelineIdentity
from assay.model.guideline import Guideline
from assay.problem import ExitCode, Problem


def sign(folder: Path, signer: seals.Signer, guideline: Guideline, *, at: str) -> tuple[Path, str]:
    """Lay a seal into a finished bundle.

    Args:
        folder: The bundle.
        signer: The private key, or who is logged in.
        guideline: What it is judged by, program by program.
        at: When it is signed, ISO 8601 in UTC.

    Returns:
        The file, and who signed, in words.

    Raises:
        Problem: it is no bundle, is not whole, is signed already, or contradicts itself.
    """
    digests = read.verify(folder)
    evidence = read.journal(folder)
    seals.insist_on_none(folder, "bundle")
    if not evidence.finished:
        raise Problem(
            f"The bundle {folder} is of a run that was cut short.",
            why="A seal says what a whole run saw.",
            advice="Go on with `assay run CLOUD -o DIR --resume`, then sign.",
            exit_code=ExitCode.INCOMPLETE,
        )
    wrong = (*contradictions(folder, evidence), *clock.faults(evidence, read.activities(folder), signed=at))
    if wrong:
        raise Problem(
            f"The bundle {folder} is not sound, so it is not signed: {wrong[0]}",
            why=f"There are {len(wrong)} such contradictions.",
            advice="Run again; what contradicts itself proves nothing.",
            exit_code=ExitCode.NONCONFORMANT,
        )
    said = statement.write(
        evidence,
        {**digests, layout.MANIFEST: of_file(folder / layout.MANIFEST)},
        GuidelineIdentity(id=guideline.id, digest=guideline.digest),
        verdicts(guideline, evidence),
        signed=at,
    )
    return seals.close(folder, statement.encode(said), signer)

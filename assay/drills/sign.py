"""Signs a drill's bundle, if there is nothing in it that a verifier would refute."""

from pathlib import Path

from assay.drills import bundle, statement
from assay.drills.soundness import contradictions
from assay.evidence import digests, seals
from assay.evidence.statement import encode
from assay.problem import ExitCode, Problem


def sign(folder: Path, signer: seals.Signer, *, at: str) -> tuple[Path, str]:
    """Lay a seal into the bundle of a finished drill, held or not.

    Args:
        folder: The bundle.
        signer: The private key, or who is logged in.
        at: When it is signed, ISO 8601 in UTC.

    Returns:
        The file, and who signed, in words.

    Raises:
        Problem: it is no drill's bundle, is not whole, is signed already, or contradicts itself.
    """
    drill = bundle.read(folder)
    seals.insist_on_none(folder, "drill")
    wrong = contradictions(folder, drill, signed=at)
    if wrong:
        raise Problem(
            f"The drill {folder} is not sound, so it is not signed: {wrong[0]}",
            why=f"There are {len(wrong)} such contradictions.",
            advice="Rehearse again; what contradicts itself proves nothing.",
            exit_code=ExitCode.NONCONFORMANT,
        )
    return seals.close(folder, encode(statement.write(drill, digests_of(folder), signed=at)), signer)


def digests_of(folder: Path) -> dict[str, str]:
    """SHA-256 of every file of a bundle but the seal, the manifest among them, in hex."""
    manifest = digests.of_file(folder / bundle.MANIFEST)
    return {**digests.of_folder(folder), bundle.MANIFEST: manifest}

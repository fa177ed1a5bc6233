"""Signs a drill's bundle, if there is nothing in it that a verifier would refute."""

from pathlib import Path

from securesystemslib.signer import CryptoSigner

from assay.drills import bundle, statement
from assay.drills.soundness import contradictions
from assay.evidence import digests, layout, seal
from assay.evidence.statement import encode
from assay.problem import ExitCode, Problem


def sign(folder: Path, signer: CryptoSigner, *, at: str) -> Path:
    """Lay a seal into the bundle of a finished drill, held or not.

    Args:
        folder: The bundle.
        signer: The private key.
        at: When it is signed, ISO 8601 in UTC.

    Returns:
        The file.

    Raises:
        Problem: it is no drill's bundle, is not whole, is signed already, or contradicts itself.
    """
    drill = bundle.read(folder)
    if (folder / layout.SEAL).exists():
        raise Problem(
            f"The drill {folder} is signed already.",
            why="A seal is never written over.",
            advice=f"Verify it by `assay verify {folder}`, or take {layout.SEAL} away and sign anew.",
        )
    wrong = contradictions(folder, drill, signed=at)
    if wrong:
        raise Problem(
            f"The drill {folder} is not sound, so it is not signed: {wrong[0]}",
            why=f"There are {len(wrong)} such contradictions.",
            advice="Rehearse again; what contradicts itself proves nothing.",
            exit_code=ExitCode.NONCONFORMANT,
        )
    return seal.close(folder, encode(statement.write(drill, digests_of(folder), signed=at)), signer)


def digests_of(folder: Path) -> dict[str, str]:
    """SHA-256 of every file of a bundle but the seal, the manifest among them, in hex."""
    manifest = digests.of_file(folder / bundle.MANIFEST)
    return {**digests.of_folder(folder), bundle.MANIFEST: manifest}

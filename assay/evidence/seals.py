"""A bundle's one seal, by a key or by who is logged in."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from securesystemslib.signer import CryptoSigner, SSlibKey

from assay.evidence import clock, keyless, layout, seal
from assay.evidence.keyless import Identity, Login
from assay.evidence.seal import Seal, Unsound
from assay.model.sealing import Finding, proven, refuted, unknown
from assay.problem import Problem

Signer = CryptoSigner | Login
Trusted = SSlibKey | Identity | None
"""Who must have signed; None for whichever key did."""

UNSIGNED = "The bundle is not signed, so anybody may have written it."
_AT_ONCE = timedelta(minutes=10)
"""What is signed without a key goes into the log at once; clocks may differ by so much."""


def insist_on_none(folder: Path, what: str) -> None:
    """Refuse to write over a seal.

    Args:
        folder: The bundle.
        what: What it is, in words.

    Raises:
        Problem: there is one.
    """
    for name in layout.SEALS:
        if (folder / name).exists():
            raise Problem(
                f"The {what} {folder} is signed already.",
                why="A seal is never written over.",
                advice=f"Verify it by `assay verify {folder}`, or take {name} away and sign anew.",
            )


def close(folder: Path, payload: bytes, signer: Signer) -> tuple[Path, str]:
    """Sign a statement and lay the seal into the bundle.

    Args:
        folder: The bundle.
        payload: The statement.
        signer: The private key, or who is logged in.

    Returns:
        The file, and who signed, in words.

    Raises:
        Problem: it cannot be signed, or not be written.
    """
    if isinstance(signer, Login):
        return keyless.close(folder, payload, signer)
    return seal.close(folder, payload, signer), f"the key {signer.public_key.keyid}"


def open_(folder: Path, trusted: Trusted) -> Seal | None:
    """Verify the signature of a bundle's seal.

    Args:
        folder: The bundle.
        trusted: Who must have signed.

    Returns:
        What was signed and by whom; None if it is not signed.

    Raises:
        Unsound: the seal is none, is of somebody else, was changed since, or is not the only one.
    """
    there = [name for name in layout.SEALS if (folder / name).exists()]
    if not there:
        return None
    if len(there) > 1:
        raise Unsound(f"is not the only one: there are {' and '.join(there)}, and nobody says which counts")
    if there == [layout.KEYLESS]:
        if isinstance(trusted, SSlibKey):
            raise Unsound(f"is not by a key, so not by {trusted.keyid[:12]}, which was named")
        return keyless.open_(folder / layout.KEYLESS, trusted or Identity())
    if isinstance(trusted, Identity) and trusted.name:
        raise Unsound(f"is by a key, not by {trusted.name}, who was named")
    return seal.open_(folder / layout.SEAL, trusted if isinstance(trusted, SSlibKey) else None)


def vouching(opened: Seal, signed: str) -> Iterator[Finding]:
    """Whose the signature is, who vouches for that, and since when a log has it.

    Args:
        opened: The seal.
        signed: When it was signed as the statement says, ISO 8601.
    """
    by = f"The signature is by {opened.by}"
    yield (
        proven(f"{by}, which you named.")
        if opened.named
        else unknown(f"{by}, which nobody vouches for; name the one that you trust by {opened.named_by}.")
    )
    if opened.logged is None:
        return
    logged = opened.logged.isoformat(timespec="seconds")
    told = clock.parsed(signed)
    yield (
        proven(f"A public log has it since {logged}.")
        if told and abs(opened.logged - told) <= _AT_ONCE
        else refuted(f"It says that it was signed {signed}, and the log had it {logged}.")
    )

"""The envelope about a statement: DSSE 1.0, one Ed25519 signature, the public key beside it.

See https://github.com/secure-systems-lab/dsse: `envelope.md`, `protocol.md`.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from securesystemslib.dsse import Envelope
from securesystemslib.exceptions import VerificationError
from securesystemslib.signer import CryptoSigner, Signature, SSlibKey

from assay.evidence import layout, strict
from assay.evidence.write import writing

PAYLOAD_TYPE = "application/vnd.in-toto+json"
LARGEST = 8 << 20
"""Bytes; the statement of a suite of ten thousand checks is smaller."""

_PUBLIC = "public"
_NOT_ONE = "{} signatures, where there must be one: nobody says which of them vouches"


class Unsound(ValueError):
    """An envelope that is not as it must be, or whose signature does not fit; the sentence says why."""


@dataclass(frozen=True)
class Seal:
    """An envelope whose signature fits the key that came with it, or the one that was named.

    Attributes:
        key: Id of the key, or who signed without one to keep.
        payload: What was signed.
        by: Whose the signature is, in words.
        named_by: The options by which one names whom one trusts.
        named: They were given, and it is the one who was named.
        logged: When a public log had it; None where there is none.
    """

    key: str
    payload: bytes
    by: str
    named_by: str
    named: bool
    logged: datetime | None = None


def close(folder: Path, payload: bytes, signer: CryptoSigner) -> Path:
    """Sign a statement and lay the envelope into the bundle.

    Args:
        folder: The bundle.
        payload: The statement.
        signer: The private key.

    Returns:
        The file.

    Raises:
        Problem: it cannot be written.
    """
    path = folder / layout.SEAL
    part = path.with_suffix(".part")
    with writing(folder):
        part.write_text(json.dumps(envelope(payload, signer), indent=1) + "\n", encoding="utf-8")
        part.replace(path)
    return path


def envelope(payload: bytes, signer: CryptoSigner) -> dict[str, Any]:
    """The envelope as it is written; the public key lies in it, so that a stranger can tell which it was."""
    sealed = Envelope(payload, PAYLOAD_TYPE, {})
    signature = sealed.sign(signer)
    signature.unrecognized_fields[_PUBLIC] = signer.public_key.keyval["public"]
    document: dict[str, Any] = sealed.to_dict()
    return document


def open_(path: Path, trusted: SSlibKey | None) -> Seal:
    """Verify the signature of an envelope.

    Args:
        path: The envelope.
        trusted: The key that must have signed it; None for whichever key did.

    Raises:
        Unsound: it is no envelope, is signed by another key, or was changed since.
    """
    try:
        document = strict.loads(strict.text(path, LARGEST))
    except (OSError, ValueError) as failure:
        raise Unsound(f"cannot be read ({failure})") from failure
    if not isinstance(document, dict) or document.keys() != {"payload", "payloadType", "signatures"}:
        raise Unsound("is no DSSE envelope")
    if document["payloadType"] != PAYLOAD_TYPE:
        raise Unsound(f"has the payload type {str(document['payloadType'])[:80]!r}, not {PAYLOAD_TYPE!r}")
    signatures = document["signatures"]
    if not isinstance(signatures, list) or len(signatures) != 1:
        raise Unsound(f"has {_NOT_ONE.format(len(signatures) if isinstance(signatures, list) else 'no')}")
    if not isinstance(signatures[0], dict) or signatures[0].keys() != {"keyid", "sig", _PUBLIC}:
        raise Unsound("has a signature without a key, or with more than one")
    if not all(isinstance(part, str) for part in (document["payload"], *signatures[0].values())):
        raise Unsound("has a signature or payload that is no text")
    return _verified(document, trusted)


def _verified(document: dict[str, Any], trusted: SSlibKey | None) -> Seal:
    try:
        sealed = Envelope.from_dict(document)
        (signature,) = sealed.signatures.values()
        key = _key(signature)
    except ValueError as failure:
        raise Unsound(f"has a signature or payload that cannot be read ({failure})") from failure
    if signature.keyid != key.keyid:
        raise Unsound(f"names the key {signature.keyid[:12]} and holds the key {key.keyid[:12]}")
    if trusted is not None and trusted.keyid != key.keyid:
        raise Unsound(f"is signed by the key {key.keyid[:12]}, not by {trusted.keyid[:12]}, which was named")
    try:
        sealed.verify([trusted or key], 1)
    except VerificationError as failure:
        raise Unsound(f"does not fit its signature by the key {key.keyid[:12]}") from failure
    return Seal(
        key=key.keyid,
        payload=sealed.payload,
        by=f"the key {key.keyid[:12]}",
        named_by="--key",
        named=trusted is not None,
    )


def _key(signature: Signature) -> SSlibKey:
    public = signature.unrecognized_fields[_PUBLIC]
    return SSlibKey.from_crypto(Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)))

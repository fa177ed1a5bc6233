"""Ed25519 keys, as PEM files that other tools read as well."""

import os
import re
import stat
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)
from securesystemslib.signer import CryptoSigner, SSlibKey

from assay.problem import Problem

_LARGEST = 16 << 10


def public_file(private: Path) -> Path:
    """Where the public half of a key lies: beside the private one."""
    return private.with_name(f"{private.name}.pub")


def new(private: Path) -> str:
    """Make a key; the private half is for its owner's eyes alone, and nothing is ever written over.

    Args:
        private: Where the private half goes; the public one goes beside it.

    Returns:
        The id of the key: the SHA-256 of its public half, in hex.

    Raises:
        Problem: one of the files is there already, or cannot be written.
    """
    public = public_file(private)
    for path in (private, public):
        if path.exists() or path.is_symlink():
            raise Problem(
                f"{path} is there already.",
                why="A key is never written over: what it signed could no longer be vouched for.",
                advice="Name another file.",
            )
    signer = CryptoSigner.generate_ed25519()
    half = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signer.public_key.keyval["public"]))
    pem = half.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    _create(private, signer.private_bytes, 0o600)
    _create(public, pem, 0o644)
    return signer.public_key.keyid


def private_key(path: Path) -> CryptoSigner:
    """Read the private half of a key.

    Args:
        path: PEM, PKCS #8, without a passphrase.

    Raises:
        Problem: it cannot be read, others may read it, or it is no private Ed25519 key.
    """
    content = _read(path)
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise Problem(
            f"Others than its owner may read the key {path}.",
            why="Whoever has it can sign in your name.",
            advice=f"If nobody has, say `chmod 600 {path}`; else make a new one with `assay key new`.",
        )
    try:
        key = load_pem_private_key(content, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as failure:
        raise _no_key(path, "private") from failure
    if not isinstance(key, Ed25519PrivateKey):
        raise _no_key(path, "private")
    return CryptoSigner(key)


def public_key(path: Path) -> SSlibKey:
    """Read the public half of a key.

    Args:
        path: PEM, SubjectPublicKeyInfo.

    Raises:
        Problem: it cannot be read, or is no public Ed25519 key.
    """
    try:
        key = load_pem_public_key(_read(path))
    except (ValueError, TypeError, UnsupportedAlgorithm) as failure:
        raise _no_key(path, "public") from failure
    if not isinstance(key, Ed25519PublicKey):
        raise _no_key(path, "public")
    return SSlibKey.from_crypto(key)


def token(path: Path) -> str:
    """Read an identity token.

    Args:
        path: The file that holds it, and nothing else.

    Raises:
        Problem: it cannot be read, or is no token.
    """
    told = _read(path, "It is what an identity provider gave you: three parts with dots between them.")
    if not _TOKEN.fullmatch(told.strip()):
        raise Problem(
            f"{path} holds no identity token.",
            why="One has three parts of letters and digits, with dots between them.",
            advice="Write what your identity provider gave you into it, and nothing else.",
        )
    return told.decode("ascii").strip()


def _create(path: Path, content: bytes, mode: int) -> None:
    try:
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(content)
    except OSError as failure:
        raise Problem(
            f"The key {path} cannot be written: {failure.strerror}.", advice="Name another file."
        ) from failure


_TOKEN = re.compile(rb"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*")
_MAKE_ONE = "`assay key new FILE` makes one: FILE to sign with, FILE.pub to verify with."


def _read(path: Path, advice: str = _MAKE_ONE) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST)
    except OSError as failure:
        raise Problem(
            f"The file {path} cannot be read: {failure.strerror}.",
            advice=advice,
        ) from failure


def _no_key(path: Path, half: str) -> Problem:
    return Problem(
        f"{path} is no {half} Ed25519 key.",
        advice=_MAKE_ONE,
    )

"""Uploads results in RefStack's wire format, for whatever still speaks it.

Source: https://opendev.org/openinfra/refstack, its API and its client: RSA PKCS #1 v1.5 over the SHA-256 of
the body as it is sent, in hex, and the public key in OpenSSH's form without a comment.
"""

import json
from pathlib import Path
from typing import Any

import requests
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from assay.problem import ExitCode, Problem

_TIMEOUT = 60.0
_LARGEST_ANSWER = 1 << 20


def upload(url: str, document: dict[str, Any], key: Path | None = None) -> str:
    """Upload results.

    Args:
        url: The server, without `/v1/results/`.
        document: As `assay.formats.official_results.refstack.write` makes it.
        key: An RSA private key, PEM or OpenSSH, without a passphrase, to sign with; None for anonymous
            results.

    Returns:
        Where the server shows them.

    Raises:
        Problem: the key cannot be used, or the server did not accept the results.
    """
    body = json.dumps(document).encode()
    headers = {"Content-type": "application/json"}
    if key:
        headers |= signed(body, key)
    target = f"{url.rstrip('/')}/v1/results/"
    try:
        with requests.post(
            target, data=body, headers=headers, timeout=_TIMEOUT, allow_redirects=False, stream=True
        ) as answer:
            said = answer.raw.read(_LARGEST_ANSWER, decode_content=True)
            status = answer.status_code
    except requests.RequestException as failure:
        raise Problem(
            f"The results could not be sent to {target}.",
            why=f"{failure}.",
            advice="Check the URL, and whether the server is up.",
            exit_code=ExitCode.INCOMPLETE,
        ) from failure
    try:
        told = json.loads(said)
        shown = str(told["url"])
    except (ValueError, TypeError, KeyError):
        told, shown = said[:300].decode(errors="replace"), ""
    if status != 201 or not shown:
        raise Problem(
            f"{target} did not accept the results: it answered {status}.",
            why=f"{told}",
            advice="400 is a body or signature that it does not like, 401 a key that it does not know.",
            exit_code=ExitCode.INCOMPLETE,
        )
    return shown


def signed(body: bytes, key: Path) -> dict[str, str]:
    """The headers by which a server knows who sent a body.

    Args:
        body: As it is sent.
        key: See `upload`.

    Raises:
        Problem: the key cannot be used.
    """
    try:
        raw = key.read_bytes()
        load = (
            serialization.load_ssh_private_key
            if b"BEGIN OPENSSH" in raw
            else serialization.load_pem_private_key
        )
        private = load(raw, password=None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as failure:
        raise Problem(f"The key {key} cannot be used.", why=f"{failure}.") from failure
    if not isinstance(private, rsa.RSAPrivateKey):
        raise Problem(
            f"The key {key} is not an RSA key, and this wire format knows no other.",
            advice="Make one with `ssh-keygen -t rsa -m PEM`.",
        )
    public = private.public_key().public_bytes(
        serialization.Encoding.OpenSSH, serialization.PublicFormat.OpenSSH
    )
    return {
        "X-Signature": private.sign(body, padding.PKCS1v15(), hashes.SHA256()).hex(),
        "X-Public-Key": public.decode(),
    }

"""Content codings: a body has to be plain while it is read and edited, and coded again afterwards."""

import gzip
import zlib


def decode(body: bytes, coding: str) -> bytes:
    """The plain body.

    Args:
        body: As on the wire.
        coding: The value of Content-Encoding; empty without one.

    Raises:
        ValueError: The body is not in that coding, or the coding is none of gzip, deflate and identity.
    """
    try:
        match coding.lower():
            case "gzip" | "x-gzip":
                return gzip.decompress(body)
            case "deflate":
                return zlib.decompress(body)
            case "" | "identity":
                return body
            case _:
                raise ValueError(f"content coding {coding} is unknown here")
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError(f"the body is not {coding}: {error}") from error


def encode(body: bytes, coding: str) -> bytes:
    """The body as on the wire; the inverse of `decode`."""
    match coding.lower():
        case "gzip" | "x-gzip":
            return gzip.compress(body)
        case "deflate":
            return zlib.compress(body)
        case _:
            return body

"""Which bodies the proxy reads, how much of them, and the length that must follow an edit."""

from collections.abc import AsyncIterator
from typing import TypeVar

import aiohttp

from assay.lab.deviations.exchange import Message, Request, Response

LARGEST_UPLOAD = 1 << 20
"""JSON requests up to this many bytes are read whole, so that deviations can look at them."""
LARGEST_DOCUMENT = 8 << 20
"""Responses up to this many bytes have the cloud's origins exchanged; longer ones pass as they are."""

_TEXT = ("text/html", "text/plain")
AnyMessage = TypeVar("AnyMessage", bound=Message)


def is_small_json(request: Request) -> bool:
    """Whether a request speaks to an API, and does not carry somebody's data."""
    length = request.header("Content-Length") or ""
    return (
        _media_type(request).endswith("json")
        and not request.header("Content-Encoding")
        and length.isdigit()
        and int(length) <= LARGEST_UPLOAD
        and not _keeps_data(request)
    )


def may_name_endpoints(request: Request, response: Response) -> bool:
    """Whether a response speaks of URLs of the cloud, and is not somebody's data given back."""
    kind = _media_type(response)
    length = response.header("Content-Length") or "0"
    return (
        (kind.endswith("json") or kind in _TEXT)
        and int(length) <= LARGEST_DOCUMENT
        and not _keeps_data(request)
    )


def with_length(message: AnyMessage) -> AnyMessage:
    """The same message, whose Content-Length, where it has one, is that of its body."""
    if message.body is None or message.header("Content-Length") in (None, str(len(message.body))):
        return message
    return message.with_header("Content-Length", str(len(message.body)))


async def read(content: aiohttp.StreamReader, limit: int | None) -> tuple[bytes, bool]:
    """Read a body up to a limit.

    Args:
        content: The stream.
        limit: In bytes; None for all of it.

    Returns:
        What was read, and whether that is all.
    """
    chunks: list[bytes] = []
    size = 0
    async for chunk in content.iter_any():
        chunks.append(chunk)
        size += len(chunk)
        if limit is not None and size > limit:
            return b"".join(chunks), False
    return b"".join(chunks), True


async def chained(head: bytes, rest: aiohttp.StreamReader) -> AsyncIterator[bytes]:
    """What was read already, and then the rest as it comes."""
    if head:
        yield head
    async for chunk in rest.iter_any():
        yield chunk


def _media_type(message: Message) -> str:
    return (message.header("Content-Type") or "").partition(";")[0].strip().lower()


def _keeps_data(request: Request) -> bool:
    # These give back the bytes they were given, whatever those look like.
    return request.service == "object-store" or (
        request.service == "key-manager" and request.path.endswith("/payload")
    )

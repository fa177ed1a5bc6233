"""Headers and bytes on the client's side: what is passed on, exactly as the cloud wrote it."""

import socket
import struct
from collections.abc import Iterable

from aiohttp import web
from multidict import CIMultiDict

from assay.lab.deviations.exchange import Headers

# RFC 9110, 7.6.1: these speak of one connection and end with it.
_HOP_BY_HOP = frozenset(
    (
        "connection",
        "keep-alive",
        "proxy-authenticate",
        "proxy-authorization",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    )
)


class ExactResponse(web.StreamResponse):
    """A response that carries exactly the headers it is given, and of its own only what frames the body.

    Args:
        status: The HTTP status.
        reason: The reason phrase; empty for the usual one.
        headers: End-to-end headers; a Content-Length among them is kept, for HEAD and 304 too.
    """

    def __init__(self, status: int, reason: str, headers: Headers):
        length = next((value for name, value in headers if name.lower() == "content-length"), None)
        framing = {} if length is None else {"Content-Length": length}
        super().__init__(status=status, reason=reason or None, headers=framing)
        self.exact = headers


def end_to_end(raw: Iterable[tuple[bytes, bytes]]) -> Headers:
    """The headers that are passed on, in the order and spelling of the wire."""
    pairs = [(name.decode("ascii"), _text(value)) for name, value in raw]
    listed = ",".join(value for name, value in pairs if name.lower() == "connection")
    dropped = _HOP_BY_HOP | {name.strip().lower() for name in listed.split(",")}
    return tuple(pair for pair in pairs if pair[0].lower() not in dropped)


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        # The writer knows UTF-8 alone, so this value keeps its characters and not its bytes.
        return value.decode("latin-1")


async def write_exact_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Signal handler for `on_response_prepare`: undo the headers that aiohttp adds by itself."""
    if not isinstance(response, ExactResponse):
        return
    framing = ("Transfer-Encoding", "Connection")
    own = [(name, response.headers[name]) for name in framing if name in response.headers]
    response.headers.clear()
    response.headers.extend(CIMultiDict([*response.exact, *own]))


async def say_continue(request: web.Request) -> None:
    """Tell a client that waits with `Expect: 100-continue` to send its body."""
    if request.headers.get("Expect", "").lower() == "100-continue":
        await request.writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        # These bytes are not the response's: without this, aiohttp holds the response for begun.
        request.writer.output_size = 0


def reset(request: web.Request) -> None:
    """Cut the client's connection with RST, unanswered."""
    transport = request.transport
    if transport is None:
        return
    # A lingering time of zero makes the kernel reset the connection and not close it.
    transport.get_extra_info("socket").setsockopt(
        socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
    )
    transport.abort()

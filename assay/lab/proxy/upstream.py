"""The cloud's side: one pool of connections that asks what it is told to, byte by byte, and adds nothing."""

import ssl
from collections.abc import AsyncIterator

import aiohttp
from multidict import CIMultiDict
from yarl import URL

from assay.lab.deviations.exchange import Request
from assay.lab.proxy.origins import Origin

MAX_HEADER_BYTES = 1 << 18
# Servers close idle connections after 5 seconds and more; a shorter time here avoids asking on a closed one.
_IDLE_SECONDS = 2
_CONNECT_SECONDS = 30
_AUTOMATIC_HEADERS = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")


class HungUp(aiohttp.ClientError):
    """The cloud closed the connection instead of answering."""


async def _ask_once(
    request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
) -> aiohttp.ClientResponse:
    # aiohttp repeats idempotent requests on its own; whether to is the client's business.
    try:
        return await handler(request)
    except (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError) as error:
        raise HungUp(str(error) or type(error).__name__) from error


def open_session(tls: ssl.SSLContext | bool) -> aiohttp.ClientSession:
    """The pool of connections; to be closed by the caller.

    Args:
        tls: A context, True for the system's authorities, or False for no verification.
    """
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=_IDLE_SECONDS, ssl=tls),
        cookie_jar=aiohttp.DummyCookieJar(),
        skip_auto_headers=_AUTOMATIC_HEADERS,
        timeout=aiohttp.ClientTimeout(total=None, sock_connect=_CONNECT_SECONDS),
        auto_decompress=False,
        read_bufsize=1 << 18,
        max_line_size=MAX_HEADER_BYTES,
        max_field_size=MAX_HEADER_BYTES,
        middlewares=(_ask_once,),
    )


async def ask(
    session: aiohttp.ClientSession,
    origin: Origin,
    request: Request,
    body: bytes | AsyncIterator[bytes] | None,
) -> aiohttp.ClientResponse:
    """Pass a request on.

    Args:
        session: From `open_session`.
        origin: The cloud's.
        request: Method, target and headers count; an Expect header makes the body wait for consent.
        body: Whole, or streamed; None when the request has none.

    Raises:
        aiohttp.ClientError: The cloud cannot be reached or hung up.
    """
    headers = CIMultiDict([("Host", origin.authority)])
    headers.extend(pair for pair in request.headers if pair[0].lower() != "host")
    return await session.request(
        request.method,
        URL(f"{origin}{request.target}", encoded=True),
        headers=headers,
        data=body,
        allow_redirects=False,
    )

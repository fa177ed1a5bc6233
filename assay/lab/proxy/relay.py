"""The way of one call through the proxy: weather, deviations, the cloud, deviations, the client."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from functools import partial

import aiohttp
from aiohttp import web

from assay.lab.deviations.answers import make_response
from assay.lab.deviations.exchange import Request, Response
from assay.lab.proxy import bodies, coding, wire
from assay.lab.proxy.origins import Origin
from assay.lab.proxy.planting import Call, DeviationFailed, Planting
from assay.lab.proxy.rehoming import Rehoming
from assay.lab.proxy.touches import REQUEST_ID_HEADER, Failure, Log, Touch
from assay.lab.proxy.upstream import ask
from assay.lab.proxy.weather import Latency, Refusal, Reset, Sky

_WITHOUT_BODY = (204, 304)


class Relay:
    """Serves the requests of all ports.

    Args:
        session: The connections to the cloud.
        rehoming: The endpoints and their places at the proxy.
        planting: The deviations.
        sky: The weather.
        log: Where touches and failures are written.
    """

    def __init__(
        self, session: aiohttp.ClientSession, rehoming: Rehoming, planting: Planting, sky: Sky, log: Log
    ):
        self._session = session
        self._rehoming = rehoming
        self._planting = planting
        self._sky = sky
        self._log = log

    async def serve(self, origin: Origin, incoming: web.Request) -> web.StreamResponse:
        """Answer a client's request.

        Args:
            origin: The cloud's origin that it is meant for.
            incoming: The request as it arrived.
        """
        failed = partial(self._failed, origin, incoming)
        try:
            return await self._serve(origin, incoming)
        except ConnectionResetError:
            return web.Response()  # the client left, so this reaches nobody
        except DeviationFailed as error:
            failed(str(error), ours=True)
            return await _deliver(incoming, make_response(500, body=str(error).encode()))
        except aiohttp.ClientError as error:
            # The client should see what it would have seen of the cloud itself: a broken connection.
            failed(f"the cloud's connection broke: {error or type(error).__name__}", ours=False)
            return _cut(incoming)
        except Exception as error:
            failed(f"{type(error).__name__}: {error}", ours=True)
            raise

    async def _serve(self, origin: Origin, incoming: web.Request) -> web.StreamResponse:
        place = self._rehoming.locate(origin, incoming.raw_path.partition("?")[0])
        headers = wire.end_to_end(incoming.raw_headers)
        request = Request(
            service=place.service,
            method=incoming.method,
            path=place.path,
            target=incoming.raw_path,
            headers=headers,
            body=None if incoming.body_exists else b"",
        )
        touched = partial(self._touched, request)

        strike = self._sky.strike(request)
        match strike:
            case Latency(seconds):
                touched(self._sky.name)
                await asyncio.sleep(seconds)
            case Refusal():
                touched(self._sky.name)
                return await _deliver(incoming, strike.response)
            case Reset(after=False):
                touched(self._sky.name)
                return _cut(incoming)

        reaching = self._planting.reaching(place, incoming.method)
        is_json = bodies.is_small_json(request)
        if request.body is None and (is_json or any(one.needs_request_body for one, _ in reaching)):
            await wire.say_continue(incoming)
            request = replace(request.without_header("Expect"), body=await incoming.content.read())
        call = self._planting.on(request, reaching, touched)
        answer = await call.before()
        if answer is not None:
            return await _deliver(incoming, answer)
        if is_json:
            call.request = self._rehoming.to_cloud(call.request)

        asked = bodies.with_length(call.request)
        body = _upload(incoming) if asked.body is None else asked.body or None
        async with await ask(self._session, origin, asked, body) as reply:
            if isinstance(strike, Reset):
                await reply.read()
                touched(self._sky.name)
                return _cut(incoming)
            return await self._answer(incoming, call, reply, partial(self._failed, origin, incoming))

    async def _answer(
        self,
        incoming: web.Request,
        call: Call,
        reply: aiohttp.ClientResponse,
        failed: Callable[..., None],
    ) -> web.StreamResponse:
        response = Response(
            status=reply.status,
            reason=reply.reason or "",
            headers=wire.end_to_end(reply.raw_headers),
            body=None,
        )
        if incoming.method == "HEAD" or reply.status in _WITHOUT_BODY:
            edited = call.after(replace(response, body=b""))
            return await _deliver(incoming, self._rehoming.to_client(edited, body=False))

        wanted = call.needs_response_body(reply.status)
        rehomed = bodies.may_name_endpoints(call.request, response)
        head = b""
        if wanted or rehomed:
            head, complete = await bodies.read(
                reply.content, limit=None if wanted else bodies.LARGEST_DOCUMENT
            )
            if complete:
                try:
                    whole = await self._edited(call, response, head, rehomed=rehomed)
                except ValueError as error:
                    failed(f"the response passed as it was: {error}", ours=wanted)
                    whole = replace(response, body=head)
                return await _deliver(incoming, whole)
        edited = self._rehoming.to_client(call.after(response), body=False)
        return await _deliver(incoming, edited, bodies.chained(head, reply.content))

    async def _edited(self, call: Call, response: Response, raw: bytes, *, rehomed: bool) -> Response:
        how = response.header("Content-Encoding") or ""
        plain = coding.decode(raw, how)
        edited = call.after(replace(response, body=plain))
        if rehomed and call.request.service == "identity":
            await self._rehoming.learn(edited)
        edited = self._rehoming.to_client(edited, body=rehomed)
        body = raw if edited.body == plain else coding.encode(edited.body or b"", how)
        return bodies.with_length(replace(edited, body=body))

    def _touched(self, request: Request, fault: str) -> None:
        self._log.touches.append(
            Touch(
                fault=fault,
                service=request.service,
                method=request.method,
                path=request.path,
                request_id=request.header(REQUEST_ID_HEADER),
            )
        )

    def _failed(self, origin: Origin, incoming: web.Request, reason: str, *, ours: bool) -> None:
        url = f"{origin}{incoming.raw_path.partition('?')[0]}"
        self._log.failures.append(Failure(method=incoming.method, url=url, reason=reason, ours=ours))


async def _upload(incoming: web.Request) -> AsyncIterator[bytes]:
    # Nothing is pulled from here before the cloud has agreed to an upload that waits for its consent.
    await wire.say_continue(incoming)
    async for chunk in incoming.content.iter_any():
        yield chunk


async def _deliver(
    incoming: web.Request, response: Response, stream: AsyncIterator[bytes] | None = None
) -> web.StreamResponse:
    if response.status in _WITHOUT_BODY and response.body:
        response = replace(response.without_header("Content-Length"), body=b"")
    outgoing = wire.ExactResponse(response.status, response.reason, response.headers)
    await outgoing.prepare(incoming)
    if incoming.method != "HEAD":
        if response.body:
            await outgoing.write(response.body)
        if stream is not None:
            async for chunk in stream:
                await outgoing.write(chunk)
    await outgoing.write_eof()
    return outgoing


def _cut(incoming: web.Request) -> web.StreamResponse:
    wire.reset(incoming)
    return web.Response()  # aiohttp wants one; the connection it would go to is gone

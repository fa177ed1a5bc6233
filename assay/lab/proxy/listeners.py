"""The proxy's own ports: one on loopback for every origin of the cloud, so that paths stay identical."""

import asyncio
import socket
from collections.abc import Awaitable, Callable

from aiohttp import web

from assay.lab.proxy.origins import Origin, Substitution
from assay.lab.proxy.upstream import MAX_HEADER_BYTES
from assay.lab.proxy.wire import write_exact_headers

Serve = Callable[[Origin, web.Request], Awaitable[web.StreamResponse]]
_LOOPBACK = "127.0.0.1"


class Listeners:
    """Opens a port when an origin is heard of, and knows both directions.

    Args:
        serve: Answers a request that goes to an origin of the cloud.
    """

    def __init__(self, serve: Serve):
        self._serve = serve
        self._local: dict[Origin, Origin] = {}
        self._runners: list[web.AppRunner] = []
        self._opening = asyncio.Lock()
        self.to_local = Substitution({})
        self.to_cloud = Substitution({})

    async def open(self, origin: Origin) -> Origin:
        """The local origin that stands for this one; its port is open when this returns."""
        async with self._opening:
            if origin not in self._local:
                self._local[origin] = await self._listen(origin)
                self.to_local = Substitution(self._local)
                self.to_cloud = Substitution({local: cloud for cloud, local in self._local.items()})
            return self._local[origin]

    async def close(self) -> None:
        """Close every port and connection."""
        for runner in self._runners:
            await runner.cleanup()

    async def _listen(self, origin: Origin) -> Origin:
        async def serve(request: web.Request) -> web.StreamResponse:
            return await self._serve(origin, request)

        application = web.Application()
        application.router.add_route("*", "/{path:.*}", serve, expect_handler=_leave_expect_alone)
        application.on_response_prepare.append(write_exact_headers)
        runner = web.AppRunner(
            application,
            access_log=None,
            auto_decompress=False,
            handler_cancellation=True,
            max_line_size=MAX_HEADER_BYTES,
            max_field_size=MAX_HEADER_BYTES,
            shutdown_timeout=0.5,
        )
        await runner.setup()
        self._runners.append(runner)
        port_of_our_own = socket.create_server((_LOOPBACK, 0), backlog=128)
        await web.SockSite(runner, port_of_our_own).start()
        return Origin("http", _LOOPBACK, port_of_our_own.getsockname()[1])


async def _leave_expect_alone(request: web.Request) -> None:
    """The cloud decides whether an upload may begin, so nothing is said before it has."""

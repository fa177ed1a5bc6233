"""The deviation proxy: a whole cloud seen through a glass that can be tinted."""

import asyncio
import ssl
import threading
from collections.abc import Sequence
from concurrent.futures import Future
from types import TracebackType
from typing import Self

from assay.lab.deviations.deviation import Deviation
from assay.lab.proxy.listeners import Listeners
from assay.lab.proxy.planting import Planting
from assay.lab.proxy.rehoming import Rehoming
from assay.lab.proxy.relay import Relay
from assay.lab.proxy.touches import Failure, Log, Touch
from assay.lab.proxy.upstream import open_session
from assay.lab.proxy.weather import Sky, Weather
from assay.problem import ExitCode, Problem


class DeviationProxy:
    """Stands in front of a cloud, on loopback, and rewrites the catalogue so that all calls flow through it.

    With neither deviations nor weather nothing shows of it but the URLs. It runs in a thread of its own:

        with DeviationProxy(auth_url, deviations=[find("server-lock-swallowed")]) as proxy:
            session = ...  # any client, at proxy.auth_url
        assert proxy.touches

    What it does not carry: WebSockets and consoles (their URLs leave the catalogue), and requests signed over
    the Host header (EC2, S3). An upload with `Expect: 100-continue` waits for the cloud's consent, however
    long that takes. Header values that are not UTF-8 keep their characters, not their bytes;
    a request line that is not ASCII is refused, as by RFC 9112.

    Args:
        auth_url: The cloud's identity endpoint.
        deviations: What is wrong with the cloud; each starts with an empty memory.
        weather: What the network does to the client.
        seed: Of the weather's chance.
        tls: How the cloud's certificates are verified: a context, True for the system's authorities,
            False for not at all.
    """

    def __init__(
        self,
        auth_url: str,
        *,
        deviations: Sequence[Deviation] = (),
        weather: Weather | None = None,
        seed: int = 0,
        tls: ssl.SSLContext | bool = True,
    ):
        self._cloud_url = auth_url
        self._planting = Planting(deviations)
        self._sky = Sky(weather, seed)
        self._tls = tls
        self._log = Log()
        self._auth_url: str | None = None
        self._thread: threading.Thread | None = None

    @property
    def auth_url(self) -> str:
        """The identity endpoint for clients.

        Raises:
            RuntimeError: The proxy was not started.
        """
        if self._auth_url is None:
            raise RuntimeError("the proxy has not been started")
        return self._auth_url

    @property
    def touches(self) -> tuple[Touch, ...]:
        """What deviations and weather did so far."""
        return tuple(self._log.touches)

    @property
    def failures(self) -> tuple[Failure, ...]:
        """Requests that could not be served as they should."""
        return tuple(self._log.failures)

    def start(self) -> None:
        """Open the first port; returns when it is open.

        Raises:
            Problem: The URL is none, or no port could be opened.
        """
        started: Future[str] = Future()
        self._thread = threading.Thread(
            target=asyncio.run, args=(self._run(started),), name="deviation-proxy", daemon=True
        )
        self._thread.start()
        try:
            self._auth_url = started.result()
        except (OSError, ValueError) as error:
            self._thread.join()
            raise Problem(
                f"The proxy in front of {self._cloud_url} could not start.", why=f"{error}."
            ) from error

    def stop(self) -> None:
        """Close every port and connection; returns when they are closed."""
        if self._thread is not None and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stopping.set)
            self._thread.join()

    def add_endpoint(self, service_type: str, url: str) -> str:
        """Give an endpoint that is not in the catalogue a place at the running proxy.

        Args:
            service_type: Such as "compute".
            url: The URL at the cloud.

        Returns:
            The URL at the proxy.

        Raises:
            Problem: The URL is not an absolute http or https URL.
        """
        adding = asyncio.run_coroutine_threadsafe(self._rehoming.add(service_type, url), self._loop)
        try:
            return adding.result()
        except ValueError as error:
            raise Problem(f"The endpoint of {service_type} has no usable URL.", why=f"{error}.") from error

    def raise_failures(self) -> None:
        """Tell of deviations that failed: what such a run shows proves nothing.

        Raises:
            Problem: At least one did.
        """
        ours = [failure for failure in self.failures if failure.ours]
        if ours:
            raise Problem(
                f"The proxy failed on {len(ours)} request(s), first on {ours[0].method} {ours[0].url}.",
                why=f"{ours[0].reason}.",
                advice="Correct the deviation and run again.",
                exit_code=ExitCode.INCOMPLETE,
            )

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        if error is None:
            self.raise_failures()

    async def _run(self, started: "Future[str]") -> None:
        self._loop = asyncio.get_running_loop()
        self._stopping = asyncio.Event()
        async with open_session(self._tls) as session:
            listeners = Listeners(lambda origin, request: relay.serve(origin, request))
            self._rehoming = Rehoming(listeners)
            relay = Relay(session, self._rehoming, self._planting, self._sky, self._log)
            try:
                started.set_result(await self._rehoming.add("identity", self._cloud_url))
            except (OSError, ValueError) as error:
                started.set_exception(error)
            else:
                await self._stopping.wait()
            finally:
                await listeners.close()

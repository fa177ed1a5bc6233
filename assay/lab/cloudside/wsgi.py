"""What every API of the lab is wrapped in: a line in its log for each request, and a body that stays open."""

import logging
import time
from typing import Any

LOG = logging.getLogger("cloudside.requests")


class _Body:
    """A request body that ignores `close()`: glance closes it, and the connection must live on."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.read = stream.read
        self.readline = stream.readline

    def __iter__(self) -> Any:
        return iter(self._stream)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def close(self) -> None:
        """Do nothing: the server needs the stream for the next request."""


LOG_THEIR_OWN = ("nova", "placement")
"""Listeners whose services log each request by themselves."""


def wrap(listener: str, application: Any) -> Any:
    """Return `application` with its requests logged: method, path, status, request id, seconds.

    Query strings are left out, and no header but the request id is read.
    """

    def wrapped(environ: dict[str, Any], start_response: Any) -> Any:
        environ["wsgi.input"] = _Body(environ["wsgi.input"])
        if listener in LOG_THEIR_OWN:
            return application(environ, start_response)
        began = time.monotonic()

        def started(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            request = next(
                (v for k, v in headers if k.lower() in ("x-openstack-request-id", "x-trans-id")), "-"
            )
            LOG.info(
                "%s %s -> %s [%s] %.3f s",
                environ["REQUEST_METHOD"],
                environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", ""),
                status,
                request,
                time.monotonic() - began,
            )
            # Glance says of an image without data that it has `None` bytes, which cheroot would choke on.
            return start_response(status, [(k, v) for k, v in headers if v != "None"], *rest)

        return application(environ, started)

    return wrapped

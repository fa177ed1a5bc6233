"""Helpers that answer in the cloud's place, or keep a request waiting."""

import json as jsonlib
from collections.abc import Callable, Mapping
from typing import Any

from assay.lab.deviations.actions import Answer, Delay
from assay.lab.deviations.exchange import Request, Response


def make_response(
    status: int, *, json: Any = None, body: bytes = b"", headers: Mapping[str, str] | None = None
) -> Response:
    """A response of our own.

    Args:
        status: The HTTP status.
        json: A JSON body; takes the place of `body` and sets the content type.
        body: The body as it is.
        headers: Further headers.
    """
    own = dict(headers or {})
    if json is not None:
        body = jsonlib.dumps(json).encode()
        own.setdefault("Content-Type", "application/json")
    if status != 204:
        own["Content-Length"] = str(len(body))
    return Response(status=status, headers=tuple(own.items()), body=body)


def respond(
    status: int, *, json: Any = None, body: bytes = b"", headers: Mapping[str, str] | None = None
) -> Answer:
    """Every such request gets this answer, and the cloud never hears of it."""
    return Answer(lambda request: make_response(status, json=json, body=body, headers=headers))


def swallow(status: int = 202) -> Answer:
    """Say yes and do nothing: an empty answer with a status of success."""
    return respond(status)


def answer(reply: Callable[[Request], Response | None]) -> Answer:
    """Answer with what the function makes of the request; None lets it through."""
    return Answer(reply)


def delay(seconds: float) -> Delay:
    """Keep the request waiting this long before the cloud hears of it."""
    return Delay(seconds)

"""The four things a deviation can do to a call; the helpers beside this file make them from short words."""

from collections.abc import Callable, Container
from dataclasses import dataclass

from assay.lab.deviations.exchange import Request, Response

SUCCESS = range(200, 300)


@dataclass(frozen=True)
class EditRequest:
    """Change the request before the cloud sees it.

    Args:
        edit: Gives the request to send instead; its target, method, headers and body count.
        needs_body: Whether even a body that would be streamed has to be read whole first.
    """

    edit: Callable[[Request], Request]
    needs_body: bool = False


@dataclass(frozen=True)
class EditResponse:
    """Change the cloud's response before the client sees it.

    Args:
        edit: Gives the response to send instead.
        statuses: The cloud's statuses it applies to; others pass unchanged.
        needs_body: Whether even a body that would be streamed has to be read whole first.
    """

    edit: Callable[[Response, Request], Response]
    statuses: Container[int] = SUCCESS
    needs_body: bool = False


@dataclass(frozen=True)
class Answer:
    """Answer in the cloud's place: the cloud never hears of the request.

    Args:
        reply: Gives the answer; None lets the request through after all.
    """

    reply: Callable[[Request], Response | None]


@dataclass(frozen=True)
class Delay:
    """Hold the request back.

    Args:
        seconds: For how long.
    """

    seconds: float


Action = EditRequest | EditResponse | Answer | Delay

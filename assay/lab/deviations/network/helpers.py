"""What the deviations of the network service have in common."""

from collections.abc import Callable
from typing import Any

from assay.lab.deviations.actions import Answer
from assay.lab.deviations.answers import answer, make_response
from assay.lab.deviations.conditions import Condition
from assay.lab.deviations.exchange import Request, Response


def body_where(test: Callable[[Any], object]) -> Condition:
    """The JSON body passes a test; one in which the test finds nothing to look at does not.

    Args:
        test: Gets the parsed body.
    """

    def holds(request: Request) -> bool:
        try:
            return bool(test(request.json))
        except (KeyError, IndexError, TypeError):
            return False

    return holds


def both(*conditions: Condition) -> Condition:
    """All of these conditions hold."""
    return lambda request: all(condition(request) for condition in conditions)


def swallow_first(status: int = 204) -> Answer:
    """Say yes to the first request for a path and do nothing; later ones pass, so that cleaning succeeds."""

    def reply(request: Request) -> Response | None:
        if request.path in request.memory:
            return None
        request.memory[request.path] = True
        return make_response(status)

    return answer(reply)

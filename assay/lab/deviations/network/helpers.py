"""What the deviations of the network service have in common."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from assay.lab.deviations.actions import Answer, EditResponse
from assay.lab.deviations.answers import answer, make_response
from assay.lab.deviations.conditions import Condition
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.responses import edit_json


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


def show_deleted(key: str, *, by_request: bool = False) -> EditResponse:
    """Go on showing what was created and deleted, as a stale cache would; it has to see POST and GET.

    Args:
        key: What the body calls the resource, such as `router`.
        by_request: Only what was deleted by itself, and so not what others do not find; it has to see DELETE.
    """

    def edit(response: Response, request: Request) -> Response:
        made: dict[str, bytes | None] = request.memory.setdefault("made", {})
        deleted: set[str] = request.memory.setdefault("deleted", set())
        if request.method == "POST":
            thing = (response.json or {}).get(key) or {}
            made[f"{request.path}/{thing.get('id')}"] = response.body
        elif request.method == "DELETE" and response.status == 204:
            deleted.add(request.path)
        elif request.path in (made.keys() & deleted if by_request else made) and response.status == 404:
            return replace(response, status=200, reason="", body=made[request.path])
        return response

    return EditResponse(edit, statuses=(200, 201, 204, 404), needs_body=True)


def refused(status: int) -> Callable[[Request, Response], bool]:
    """The request is to change something and is answered with this status."""
    return lambda request, response: request.method != "GET" and response.status == status


def shown(key: str, where: Callable[[Any], object] = lambda thing: True, **wrong: object) -> EditResponse:
    """The thing is shown with wrong values.

    Args:
        key: What the body calls it.
        where: Given the thing, says whether it is the one that is shown wrong.
        wrong: Field to the wrong value, or to a function that makes it of the right one; fields that the
            thing lacks are left out.
    """

    def is_meant(thing: Any) -> bool:
        try:
            return bool(where(thing))
        except (KeyError, IndexError, TypeError):  # it is shown in part
            return False

    def edit(body: dict[str, Any], request: Request) -> None:
        thing = body.get(key)
        if isinstance(thing, dict) and is_meant(thing):
            for field in wrong.keys() & thing.keys():
                value = wrong[field]
                thing[field] = value(thing[field]) if callable(value) else value

    return edit_json(edit)


def show_later(key: str, **wrong: Any) -> Callable[[Response, Request], Response]:
    """The thing is shown with wrong values, for `after`."""
    return shown(key, **wrong).edit

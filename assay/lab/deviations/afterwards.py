"""Responses that are wrong once something was asked before: what a cloud should not have done shows later."""

from collections.abc import Callable
from dataclasses import replace as changed

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.exchange import Request, Response

Cause = Callable[[Request, Response], bool]
Edit = Callable[[Response, Request], Response]

_ANY_STATUS = range(100, 600)


def after(cause: Cause, edit: Edit, *, until: Cause = lambda request, response: False) -> EditResponse:
    """Edit what is answered about a thing once it was asked of it what is the cause.

    A thing is what the first two parts of a path name, such as `/images/0f3a`. The deviation has
    to match the request that is the cause, too.

    Args:
        cause: Given a request and its response, whether later responses about the thing are edited.
        edit: The edit.
        until: Given a request and its response, whether the thing is left alone from then on.
    """

    def rewrite(response: Response, request: Request) -> Response:
        things: set[str] = request.memory.setdefault("things", set())
        thing = "/".join(request.path.split("/")[:3])
        if until(request, response):
            things.discard(thing)
        elif cause(request, response):
            things.add(thing)
        elif thing in things:
            return edit(response, request)
        return response

    return EditResponse(rewrite, statuses=_ANY_STATUS, needs_body=True)


def turn(new: int, *, of: int) -> Edit:
    """The answer has another status, for `after`."""
    return lambda response, request: (
        changed(response, status=new, reason="") if response.status == of else response
    )

"""Deviations of what guests see once something was asked of their server."""

from collections.abc import Callable, Iterator
from typing import Any

from assay.guest.lines import read, written
from assay.lab.deviations.afterwards import after
from assay.lab.deviations.compute import SERVER_ACTION
from assay.lab.deviations.conditions import Condition, action_is
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.guest import Edit, rewriting
from assay.lab.deviations.responses import edit_json

_LOOKS = action_is("os-getConsoleOutput")


def guest_says_after(
    asked: Condition, name: str, breaks: str, sentence: str, topic: str, edit: Edit
) -> Deviation:
    """A deviation of what a guest says about a topic after its server was asked to do something.

    Args:
        asked: What was asked; whatever is asked of the server next ends it.
        name: Of the deviation.
        breaks: The check that has to notice.
        sentence: What such a cloud does wrong.
        topic: Of the lines that change.
        edit: Gives the fields of such a line as they are then.
    """
    said = rewriting(topic, edit)
    return _afterwards(asked, name, breaks, sentence, said.edit)


def guest_starts_after(asked: Condition, name: str, breaks: str, sentence: str) -> Deviation:
    """A deviation of guests that are started anew where they should go on; see `guest_says_after`."""

    def anew(body: Any, _request: Request) -> None:
        if isinstance(body, dict) and isinstance(body.get("output"), str):
            body["output"] = "\n".join(_of_another_start(body["output"]))

    return _afterwards(asked, name, breaks, sentence, edit_json(anew).edit)


def _of_another_start(text: str) -> Iterator[str]:
    for each in text.split("\n"):
        line = next(read(each), None)
        yield written(line.boot[::-1], line.uptime, line.topic, line.fields) if line else each


def _afterwards(
    asked: Condition, name: str, breaks: str, sentence: str, edit: Callable[[Response, Request], Response]
) -> Deviation:
    def begins(request: Request, response: Response) -> bool:
        return asked(request) and response.status < 400

    def ends(request: Request, _response: Response) -> bool:
        return not _LOOKS(request) and not asked(request)

    def change(response: Response, request: Request) -> Response:
        return edit(response, request) if response.status == 200 else response

    return Deviation(
        name=name,
        breaks=breaks,
        sentence=sentence,
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        action=after(begins, change, until=ends),
    )

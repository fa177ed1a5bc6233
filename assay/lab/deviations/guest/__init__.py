"""Deviations below the API: what a guest gets is wrong, as its console then tells.

They rewrite what guests of a kind say of themselves, with the checksum that each line carries; the console
is the only line that a check has to a guest, so to it such a cloud is one whose guests really got this.
"""

from collections.abc import Callable, Iterator, Mapping

from assay.guest.lines import MARK, read, written
from assay.guest.lines import Line as Line
from assay.guest.newest import REPORTED
from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.compute import SERVER_ACTION
from assay.lab.deviations.conditions import action_is
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.responses import edit_json

_GONE = "(gone)"
"""Stands where a line was that is gone."""
Edit = Callable[[Line], dict[str, str] | None]
"""What a line says then; None for nothing, and the line is gone."""


def guest_says(
    name: str, breaks: str, sentence: str, topic: str, edit: Edit, kind: Callable[[list[Line]], bool] = bool
) -> Deviation:
    """A deviation of what guests say about a topic.

    Args:
        name: Of the deviation.
        breaks: The check that has to notice.
        sentence: What such a cloud does wrong.
        topic: Of the lines that change.
        edit: Gives the fields of such a line as they are then.
        kind: Which guests it concerns, by all that is on their console; every one if left out.
    """
    return on_consoles(name, breaks, sentence, rewriting(topic, edit, kind))


def on_consoles(name: str, breaks: str, sentence: str, action: EditResponse) -> Deviation:
    """A deviation of what consoles show; see `guest_says` for the first arguments."""
    return Deviation(
        name=name,
        breaks=breaks,
        sentence=sentence,
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=action_is("os-getConsoleOutput"),
        action=action,
    )


def put(**fields: str) -> Edit:
    """The line says this as well as, or instead of, what it said."""
    return lambda line: {**line.fields, **fields}


def only(edit: Edit, **fields: str) -> Edit:
    """The edit, for lines that say exactly this of these fields."""
    return lambda line: edit(line) if fields.items() <= line.fields.items() else dict(line.fields)


def gone(_line: Line) -> None:
    """The line is not there."""


def rewriting(topic: str, edit: Edit, kind: Callable[[list[Line]], bool] = bool) -> EditResponse:
    """The edit of consoles on which guests of a kind say something else about a topic; see `guest_says`."""

    def rewritten(text: str) -> Iterator[str]:
        for each in text.split("\n"):
            line = next(read(each), None)
            if line is None or line.topic != topic:
                yield each
                continue
            fields = edit(line)
            yield _GONE if fields is None else _said_anew(each, line, fields)

    def change(body: object, _request: object) -> None:
        if isinstance(body, dict) and isinstance(body.get("output"), str):
            text = body["output"]
            if f" {topic}" in text and kind([line for line in read(text) if line]):
                again = list(rewritten(text))
                body["output"] = "\n".join(_counted(again)) if again != text.split("\n") else text

    return edit_json(change)


def _said_anew(text: str, line: Line, fields: Mapping[str, str]) -> str:
    """A console's line with other fields in what its guest said there."""
    return text[: text.find(MARK)] + written(line.boot, line.uptime, line.topic, fields)


def _counted(console: list[str]) -> Iterator[str]:
    """The lines of a console without those that are gone, and with true numbers where lines are announced."""
    said = [next(read(each), None) for each in console]
    for number, (each, line) in enumerate(zip(console, said, strict=True)):
        if line and line.topic == "ready":
            at = line.fields.get("after")
            whole = sum(1 for one in said if one and f"{one.uptime:.2f}" == at and one.topic in REPORTED)
            yield _said_anew(each, line, {**line.fields, "lines": str(whole)})
        elif line and line.topic == "changed" and (lost := _lost(console[number + 1 :])):
            left = int(line.fields.get("lines", "0")) - lost
            yield _said_anew(each, line, {**line.fields, "lines": str(max(left, 0))})
        elif each is not _GONE:
            yield each


def _lost(console: list[str]) -> int:
    """How many lines are gone of a change that was announced just before."""
    lost = 0
    for each in console:
        line = next(read(each), None)
        if line and line.topic in ("begin", "boot", "changed"):
            break
        lost += each is _GONE
    return lost


def has(topic: str, **fields: str) -> Callable[[list[Line]], bool]:
    """Guests that said such a line."""
    return lambda lines: any(line.topic == topic and fields.items() <= line.fields.items() for line in lines)


def lacks(topic: str, **fields: str) -> Callable[[list[Line]], bool]:
    """Guests that said no such line."""
    told = has(topic, **fields)
    return lambda lines: bool(lines) and not told(lines)

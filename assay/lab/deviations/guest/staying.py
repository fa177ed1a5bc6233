"""Deviations of what guests do not get rid of: once there, it is there for good."""

from collections.abc import Callable, Iterator
from typing import Any

from assay.guest.lines import Line, read
from assay.guest.newest import PARTS
from assay.lab.deviations.compute import SERVER_ACTION
from assay.lab.deviations.conditions import action_is
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.responses import edit_json


def guest_keeps(
    name: str, breaks: str, sentence: str, group: str, thing: Callable[[Line], bool]
) -> Deviation:
    """A deviation of what guests go on having.

    Args:
        name: Of the deviation.
        breaks: The check that has to notice.
        sentence: What such a cloud does wrong.
        group: What is said anew when it changes, such as `disk`; see `assay.guest.newest.PARTS`.
        thing: Whether a line is about the thing that stays.
    """

    def change(body: Any, _request: object) -> None:
        if isinstance(body, dict) and isinstance(body.get("output"), str):
            body["output"] = "\n".join(_kept(body["output"], group, thing))

    return Deviation(
        name=name,
        breaks=breaks,
        sentence=sentence,
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=action_is("os-getConsoleOutput"),
        action=edit_json(change),
    )


def _kept(text: str, group: str, thing: Callable[[Line], bool]) -> Iterator[str]:
    """A console on which the thing never goes: what its guest said of such things after that is left out."""
    lines = [(each, next(read(each), None)) for each in text.split("\n")]
    there = [line for _, line in lines if line and line.topic in PARTS[group] and thing(line)]
    for each, line in lines:
        about = line and (line.topic in PARTS[group] or line.fields.get("topic") == group)
        later = line and there and line.boot == there[-1].boot and line.uptime > there[-1].uptime
        if not (about and later):
            yield each

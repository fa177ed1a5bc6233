"""A drill as one HTML file, with a picture of the journey: two clouds, and what was carried between them."""

from dataclasses import dataclass
from pathlib import Path

from assay.drills.terminal import size
from assay.judge.drilled import faults
from assay.model.drill import DrillEvidence, Side, Step
from assay.report import layout
from assay.report.text import duration

_ROW = 34
_TOP = 54
_X = {Side.SOURCE: 20, Side.TARGET: 620}
_WIDTH = 340


@dataclass(frozen=True, kw_only=True)
class Box:
    """A step in the picture.

    Attributes:
        step: The step.
        x: Left edge.
        y: Upper edge.
        label: Its name within its side.
        told: Seconds, and bytes if it carried any.
    """

    step: Step
    x: int
    y: int
    label: str
    told: str


@dataclass(frozen=True, kw_only=True)
class Arrow:
    """Something that was carried from one cloud to the other.

    Attributes:
        y1: Where it leaves the source.
        y2: Where it reaches the target.
        label: What was carried.
        told: Its bytes, and the seconds of both ways.
    """

    y1: int
    y2: int
    label: str
    told: str


@dataclass(frozen=True, kw_only=True)
class Picture:
    """The journey.

    Attributes:
        height: Of the picture.
        boxes: The steps.
        arrows: What was carried.
    """

    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def render(drill: DrillEvidence) -> str:
    """Lay out a drill; the same evidence always gives the same bytes."""
    return layout.lay_out(
        "drill.html.j2",
        drill=drill,
        names={Side.SOURCE: drill.source.name, Side.TARGET: drill.target.name},
        picture=picture(drill),
        faults=faults(drill),
        size=size,
        whole=max((step.started + step.seconds for step in drill.steps), default=0.0),
        carried=sum(step.bytes for step in drill.steps),
    )


def write(path: Path, drill: DrillEvidence) -> None:
    """Write a drill's page.

    Args:
        path: The file, written over if it is there.
        drill: What its bundle holds.

    Raises:
        Problem: the file cannot be written.
    """
    layout.write(path, render(drill))


def picture(drill: DrillEvidence) -> Picture:
    """The steps in two columns, in the order of beginning, with an arrow for each thing carried."""
    boxes = tuple(
        Box(
            step=step,
            x=_X[step.side],
            y=_TOP + number * _ROW,
            label=step.id.partition(".")[2],
            told=duration(step.seconds) + (f", {size(step.bytes)}" if step.bytes else ""),
        )
        for number, step in enumerate(drill.steps)
    )
    at = {box.step.id: box for box in boxes}
    arrows = []
    for id, box in at.items():
        left, _, name = id.partition("download.")
        there = at.get(f"target.upload.{name}") if left == "source." and name else None
        if there:
            both = duration(box.step.seconds + there.step.seconds)
            arrows.append(
                Arrow(
                    y1=box.y + _ROW // 2 - 3,
                    y2=there.y + _ROW // 2 - 3,
                    label=name,
                    told=f"{size(there.step.bytes)}, {both}",
                )
            )
    return Picture(height=_TOP + len(boxes) * _ROW + 12, boxes=boxes, arrows=tuple(arrows))

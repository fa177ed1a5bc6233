"""A guideline as one HTML file."""

from dataclasses import dataclass
from pathlib import Path

from assay.model.flag import Flag, Waiver
from assay.model.guideline import Capability, Guideline, Program, Status
from assay.report import layout


@dataclass(frozen=True, kw_only=True)
class Row:
    """One capability as the page shows it.

    Attributes:
        capability: The capability.
        status: What is asked of it.
        total: Points by the guideline's criteria; None where nobody measured.
        flags: Flags of it and of its checks and tests.
        waivers: Waivers of it.
    """

    capability: Capability
    status: Status
    total: int | None
    flags: tuple[Flag, ...]
    waivers: tuple[Waiver, ...]


@dataclass(frozen=True, kw_only=True)
class Part:
    """One component as the page shows it.

    Attributes:
        name: Its name.
        description: One sentence.
        programs: The programs that it belongs to.
        designated: Projects of which it asks for upstream code.
        rows: Its capabilities, what is required first.
    """

    name: str
    description: str
    programs: tuple[Program, ...]
    designated: tuple[str, ...]
    rows: tuple[Row, ...]

    def count(self, status: Status) -> int:
        """How many of its capabilities have this status."""
        return sum(row.status is status for row in self.rows)


_BELOW = "What servers really get, for the level behaviour."


def parts(guideline: Guideline) -> tuple[Part, ...]:
    """What the page shows of each component."""
    return tuple(
        Part(
            name=f"{name}, below the API" if below else name,
            description=_BELOW if below else component.description,
            programs=tuple(one for one in guideline.programs.values() if name in one.components),
            designated=() if below else component.designated,
            rows=tuple(_row(guideline, capability, status) for capability, status in asked.items()),
        )
        for name, component in guideline.components.items()
        for below, asked in ((False, component.statuses), (True, component.behaviour))
        if asked or not below
    )


def _row(guideline: Guideline, name: str, status: Status) -> Row:
    capability = guideline.capabilities[name]
    return Row(
        capability=capability,
        status=status,
        total=guideline.scoring.total(capability.score.met) if capability.score else None,
        flags=tuple(flag for flag in guideline.flags if flag.capability == name),
        waivers=tuple(waiver for waiver in guideline.waivers if waiver.capability == name),
    )


def render(guideline: Guideline) -> str:
    """Lay out a guideline; the same guideline always gives the same bytes.

    Returns:
        A whole HTML document.
    """
    return layout.lay_out("guideline.html.j2", guideline=guideline, parts=parts(guideline), STATUS=Status)


def write(path: Path, guideline: Guideline) -> None:
    """Write a guideline; see `render`.

    Raises:
        Problem: the file cannot be written.
    """
    layout.write(path, render(guideline))

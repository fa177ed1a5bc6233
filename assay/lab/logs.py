"""The logs of a cloud: what OpenStack wrote (`.log`) and what the process said besides (`.out`)."""

from collections import deque
from dataclasses import dataclass
from pathlib import Path

from assay.problem import Problem

from . import paths


@dataclass(frozen=True)
class Log:
    """The end of one log file.

    Args:
        file: Where it is.
        lines: Its last lines, oldest first.
    """

    file: Path
    lines: tuple[str, ...]


def read(name: str, service: str | None, lines: int) -> list[Log]:
    """Return the ends of a cloud's logs; empty files are left out.

    Args:
        name: The cloud's name.
        service: One service, or `supervisor`; None for all.
        lines: How many lines of each file.

    Raises:
        Problem: There is no such cloud, or it has no such service.
    """
    directory = paths.cloud(name) / "log"
    files = sorted(directory.glob("*.log")) + sorted(directory.glob("*.out"))
    if not files:
        raise Problem(
            f"There are no logs of a lab cloud {name!r}.", advice="`assay lab list` shows what there is."
        )
    services = sorted({file.stem for file in files})
    if service is not None and service not in services:
        raise Problem(
            f"The lab cloud {name} has no service {service!r}.",
            advice=f"Choose one of: {', '.join(services)}.",
        )
    chosen = [file for file in files if service in (None, file.stem) and file.stat().st_size]
    return [Log(file, _tail(file, lines)) for file in sorted(chosen, key=lambda file: file.stem)]


def _tail(file: Path, lines: int) -> tuple[str, ...]:
    with file.open(encoding="utf-8", errors="replace") as text:
        return tuple(line.rstrip("\n") for line in deque(text, maxlen=lines))

"""A report as rows for people: topic, key, value."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from .report import Report

_SUMMARY = "report"


def rows(report: Report) -> list[tuple[str, str, Any]]:
    """Return everything that a guest said, a value each; what it did not say is left out."""
    found: list[tuple[str, str, Any]] = []
    for field in fields(report):
        value = getattr(report, field.name)
        if field.name == "events":
            found += [
                (
                    line.topic,
                    f"{line.uptime:.2f}",
                    " ".join(f"{key}={word}" for key, word in line.fields.items()),
                )
                for line in value
            ]
        elif is_dataclass(value) or isinstance(value, tuple | Mapping):
            found += [(field.name, key, each) for key, each in _leaves(value)]
        elif value not in (None, ""):
            found.append((_SUMMARY, field.name, value))
    return found


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if is_dataclass(value):
        pairs = [(field.name, getattr(value, field.name)) for field in fields(value)]
    elif isinstance(value, Mapping):
        pairs = list(value.items())
    elif isinstance(value, tuple):
        pairs = [(str(number), each) for number, each in enumerate(value)]
    else:
        if value not in (None, ""):
            yield path, value
        return
    for key, each in pairs:
        yield from _leaves(each, f"{path}.{key}" if path else key)

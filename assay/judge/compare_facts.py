"""What it means for a move that facts differ. Pure."""

import re
from collections.abc import Mapping, Sequence

from assay.model.comparison import Case, Difference, Meanings, Value

_VERSION = re.compile(r"v?(\d+(?:\.\d+)*)")
_TOLD = 8
"""So many items of a list a sentence can hold; the values themselves have them all."""


def of_facts(
    old: Mapping[str, Value],
    new: Mapping[str, Value],
    meanings: Meanings,
    words: Mapping[str, str],
    missing: frozenset[str],
) -> list[Difference]:
    """One difference for each fact that is not as it was; what a service that is missing told is not one.

    Args:
        old: Fact to value, here.
        new: The same, there.
        meanings: What differences mean; of the cases of a fact the first that holds counts.
        words: The clouds' names, as sentences name them.
        missing: Types of the services that are here and not there.
    """
    found = []
    for name in sorted(old.keys() | new.keys()):
        before, after = old.get(name), new.get(name)
        if before == after or name.partition(".")[0] in missing:
            continue
        for case in meanings.cases(name) or ():
            items = _changed(case.change, before, after)
            if items is None or not _meets(case, before, after):
                continue
            was, now = _beside(before, after), _beside(after, before)
            means = case.means.format(**words, old=_listed(was), new=_listed(now), items=_listed(items))
            found.append(
                Difference(
                    effect=case.effect,
                    subject=name,
                    old=", ".join(was),
                    new=", ".join(now),
                    means=means,
                    cause=case.cause,
                )
            )
            break
    return found


def _meets(case: Case, old: Value, new: Value) -> bool:
    return case.old in (None, word(old)) and case.new in (None, word(new))


def _changed(change: str, old: Value, new: Value) -> list[str] | None:
    """What a list lost or gained, or nothing for another kind of value; None if it did not change so."""
    if change in ("gone", "new"):
        return [] if (new if change == "gone" else old) is None else None
    if old is None or new is None:
        return None
    if change in ("lacks", "gains"):
        had, has = _items(old), _items(new)
        kept, beside = (has, had) if change == "lacks" else (had, has)
        return [one for one in beside if one not in kept] or None
    if change in ("less", "more"):
        before, after = _size(old), _size(new)
        if before is None or after is None:
            return None
        return [] if (after < before) is (change == "less") else None
    return []


def _items(value: Value) -> list[str]:
    return [word(one) for one in value] if isinstance(value, tuple) else [word(value)]


def word(value: object) -> str:
    """A value as people say it."""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _size(value: Value) -> tuple[float, ...] | None:
    """A number or a version, so that 2.100 is more than 2.90."""
    if isinstance(value, bool) or value is None or isinstance(value, tuple):
        return None
    if isinstance(value, int | float):
        return (float(value),)
    version = _VERSION.fullmatch(value)
    return tuple(float(part) for part in version[1].split(".")) if version else None


def _beside(value: Value, other: Value) -> list[str]:
    """A value in words; of a list, what the other one lacks."""
    if value is None:
        return ["none"]
    if isinstance(value, tuple) and isinstance(other, tuple):
        value = tuple(one for one in value if one not in other)
    return _items(value) or ["nothing more"]


def _listed(items: Sequence[str]) -> str:
    """Items as a sentence names them: not more than a person takes in."""
    beyond = len(items) - _TOLD
    return ", ".join(items) if beyond <= 1 else f"{', '.join(items[:_TOLD])} and {beyond} more"

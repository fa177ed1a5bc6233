"""Reads a bundle back and refuses one that is not whole."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from assay.evidence import digests, format1, format2, layout, strict
from assay.evidence.damage import Damaged
from assay.evidence.packed import Packed
from assay.model.activity import Activity
from assay.model.evidence import Evidence
from assay.model.exchange import Exchange
from assay.problem import ExitCode, Problem

_Noun = TypeVar("_Noun")

_READERS: dict[int, ModuleType] = {1: format1, 2: format2}
"""Every format that there ever was to what reads it; a new one is added here, and none is taken away."""


def read(folder: Path | Packed) -> Evidence:
    """Read a sealed bundle.

    Args:
        folder: The bundle, on disk or in memory.

    Returns:
        What it holds.

    Raises:
        Problem: it is no bundle, was cut short, was edited, or is of a format this version does not know.
    """
    verify(folder)
    return journal(folder)


def verify(folder: Path | Packed) -> dict[str, str]:
    """Compare every file with the manifest, or every one that was read of an archive.

    Args:
        folder: The bundle.

    Returns:
        The digest of every file, by path within the bundle.

    Raises:
        Problem: see `read`.
    """
    _insist(folder, layout.RUN)
    manifest = folder / layout.MANIFEST
    if not manifest.exists():
        raise Problem(
            f"The bundle {folder} is not finished: it has no {layout.MANIFEST}.",
            why="Its run was killed, or the file was taken away.",
            advice="Go on with `assay run CLOUD -o DIR --resume`, and clean with `assay cleanup CLOUD DIR`.",
            exit_code=ExitCode.INCOMPLETE,
        )
    try:
        there = digests.of_folder(folder)
    except OSError as failure:
        raise Damaged(folder, f"{failure.filename} cannot be read ({failure.strerror})") from failure
    written = _load(folder, layout.MANIFEST)
    if not isinstance(written, dict) or not isinstance(written.get("files"), dict):
        raise Damaged(folder, f"{layout.MANIFEST} is not a manifest")
    _reader(folder, written.get("format"))
    names = written["files"].keys() | there.keys()
    if isinstance(folder, Packed) and not folder.whole:
        names &= layout.OUTCOMES
    for name in sorted(names):
        if name not in there:
            raise Damaged(folder, f"{name} is missing")
        if name not in written["files"]:
            raise Damaged(folder, f"{name} does not belong to it")
        if there[name] != written["files"][name]:
            raise Damaged(folder, f"{name} is not what was written")
    run = _load(folder, layout.RUN)
    if not isinstance(run, dict) or any(run.get(key) != written.get(key) for key in ("run", "format")):
        raise Damaged(folder, f"{layout.MANIFEST} is that of another run")
    return there


def journal(folder: Path | Packed) -> Evidence:
    """Read what a bundle holds, sealed or not; half a last line, which a killed run leaves, is left out.

    Args:
        folder: The bundle.

    Raises:
        Problem: it is no bundle, or a file of it cannot be read.
    """
    for name in layout.JOURNAL:
        _insist(folder, name)
    try:
        run = _load(folder, layout.RUN)
        reader = _reader(folder, run["format"])
        found: Evidence = reader.evidence(
            run=run,
            cloud=_load(folder, layout.CLOUD),
            suite=_of_suite(folder, layout.SUITE, reader.suite_of),
            checks=_of_suite(folder, layout.CHECKS, reader.descriptions),
            results=_lines(folder, layout.RESULTS),
            facts=_lines(folder, layout.FACTS),
            official=_lines(folder, layout.OFFICIAL),
            **({} if run["format"] == 1 else {"claims": _claims(folder)}),
        )
        return found
    except (AttributeError, KeyError, TypeError, ValueError) as failure:
        raise Damaged(folder, f"it cannot be understood ({failure})") from failure


def _of_suite(folder: Path | Packed, name: str, understand: Callable[[Any], Any]) -> Any:
    try:
        return _known(understand, strict.text(folder / name))
    except (OSError, ValueError) as failure:
        raise Damaged(folder, f"{name} cannot be read ({failure})") from failure


@lru_cache(maxsize=16)
def _known(understand: Callable[[Any], Any], document: str) -> Any:
    """What a file says of the suite: bundles of one suite all say the same, and many are read in a row."""
    return understand(strict.loads(document))


def _claims(folder: Path | Packed) -> list[dict[str, Any]] | None:
    """The lines about claims; None if only what a verdict rests on was read."""
    return None if isinstance(folder, Packed) and not folder.whole else _lines(folder, layout.CLAIMS)


def run_id(folder: Path) -> str:
    """Id of the run that wrote a bundle, sealed or not.

    Raises:
        Problem: it is no bundle.
    """
    _insist(folder, layout.RUN)
    return str(_load(folder, layout.RUN)["run"])


def format_of(folder: Path) -> int:
    """In which format a bundle was begun."""
    return int(_load(folder, layout.RUN)["format"])


def options(folder: Path) -> dict[str, Any]:
    """What the person asked for when the run began."""
    found: dict[str, Any] = _load(folder, layout.RUN)["options"]
    return found


def exchanges(folder: Path, scope: str) -> list[Exchange]:
    """The exchanges of one check or activity, in order; empty when it made none."""
    name = f"{layout.EXCHANGES}/{layout.exchange_file(scope)}"
    return list(_understood(folder, name, _reader_of(folder).exchange))


def activities(folder: Path) -> list[Activity]:
    """What the run did when, in the order of ending."""
    return list(_understood(folder, layout.ACTIVITIES, _reader_of(folder).activity))


def all_exchanges(folder: Path) -> Iterator[Exchange]:
    """Every exchange of a run, scope by scope."""
    yield from _exchanges(folder, _reader_of(folder).exchange)


def taped(folder: Path) -> Iterator[Exchange]:
    """Every exchange that a tape kept below a folder which is no bundle, scope by scope."""
    yield from _exchanges(folder, _READERS[layout.FORMAT].exchange)


def _exchanges(folder: Path, understand: Callable[..., Exchange]) -> Iterator[Exchange]:
    for path in sorted((folder / layout.EXCHANGES).glob("*.jsonl")):
        yield from _understood(folder, f"{layout.EXCHANGES}/{path.name}", understand)


def _insist(folder: Path | Packed, name: str) -> None:
    if not (folder / name).exists():
        raise Problem(
            f"{folder} is not a bundle: it {'is no folder' if folder.is_file() else f'has no {name}'}.",
            advice="Name the folder that `assay run CLOUD -o DIR` wrote.",
        )


def _reader_of(folder: Path) -> ModuleType:
    run = _load(folder, layout.RUN)
    return _reader(folder, run.get("format") if isinstance(run, dict) else None)


def _reader(folder: Path | Packed, format: Any) -> ModuleType:
    if type(format) is not int or format not in _READERS:
        raise Problem(
            f"The bundle {folder} has format {str(format)[:20]}, which this version does not know.",
            why=f"It reads the formats up to {layout.FORMAT}.",
            advice="Read it with a newer Assay.",
        )
    return _READERS[format]


def _understood(folder: Path, name: str, understand: Callable[[dict[str, Any]], _Noun]) -> Iterator[_Noun]:
    for line in _lines(folder, name):
        try:
            yield understand(line)
        except (AttributeError, KeyError, TypeError, ValueError) as failure:
            raise Damaged(folder, f"{name} cannot be understood ({failure})") from failure


def _load(folder: Path | Packed, name: str) -> Any:
    try:
        return strict.loads(strict.text(folder / name))
    except (OSError, ValueError) as failure:
        raise Damaged(folder, f"{name} cannot be read ({failure})") from failure


def _lines(folder: Path | Packed, name: str) -> list[dict[str, Any]]:
    path = folder / name
    if not path.exists():
        return []
    try:
        # By line feeds alone: a cloud may answer with other separators, which JSON leaves as they are.
        *lines, _half = strict.text(path).split("\n")
        return [strict.loads(line) for line in lines]
    except (OSError, ValueError) as failure:
        raise Damaged(folder, f"{name} cannot be read ({failure})") from failure

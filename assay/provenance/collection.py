"""Collections read back: what the collector wrote, as nouns."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from assay.problem import Problem
from assay.provenance import documents

_ADVICE = "Make one with `assay provenance collect -o FILE`, or with the collector on a control node."


class Kind(StrEnum):
    """In which way code came to be where it is."""

    WHEEL = "wheel"
    EGG = "egg"
    DEBIAN = "debian"
    RPM = "rpm"
    EDITABLE = "editable"
    CHECKOUT = "checkout"
    LOOSE = "loose"

    @property
    def needs_record(self) -> bool:
        """Whether an installer of this kind writes down what it installs."""
        return self not in (Kind.EDITABLE, Kind.CHECKOUT)


class Record(StrEnum):
    """How a file stands to what its installer wrote down of it."""

    AGREES = "as recorded"
    DIFFERS = "not as recorded"
    NOT_LISTED = "not recorded"
    NO_DIGEST = "no digest"


@dataclass(frozen=True, kw_only=True)
class CollectedFile:
    """One file of a code package: its digest in hex, size in bytes, and how it stands to the record."""

    sha256: str
    size: int
    record: Record


@dataclass(frozen=True, kw_only=True)
class Installation:
    """One distribution in one place.

    Attributes:
        distribution: Its normalized name.
        version: What its metadata says; empty if there is none.
        kind: In which way it was installed.
        root: The root that was searched.
        location: The folder that Python imports it from, within the root.
        package: Name and version of the Debian or RPM package; mostly empty.
        commit: Of a git checkout; mostly empty.
        recorded: Whether an installer wrote down what belongs to it.
        files: Path below the location to what was found there.
        missing: What is recorded and not there.
        unreadable: Path to the reason; a folder stands for all below it.
    """

    distribution: str
    version: str
    kind: Kind
    root: str
    location: str
    package: tuple[str, str]
    commit: str
    recorded: bool
    files: dict[str, CollectedFile]
    missing: tuple[str, ...]
    unreadable: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Collection:
    """What was found on one or several roots; `complete` if the search was not cut short."""

    complete: bool
    notes: tuple[str, ...]
    installations: tuple[Installation, ...]


def read(path: Path) -> Collection:
    """Read a collection.

    Raises:
        Problem: it cannot be read, is not sound, or names a file twice.
    """
    document = documents.load(path, "collection", _ADVICE)
    return Collection(
        complete=document["complete"],
        notes=tuple(document["notes"]),
        installations=tuple(_installation(one, path) for one in document["installations"]),
    )


def _installation(one: dict[str, Any], path: Path) -> Installation:
    files = {
        file["path"]: CollectedFile(sha256=file["sha256"], size=file["size"], record=Record(file["record"]))
        for file in one["files"]
    }
    if len(files) != len(one["files"]):
        raise Problem(
            f"The collection {path} names a file of {one['distribution']} more than once.", advice=_ADVICE
        )
    return Installation(
        distribution=one["distribution"],
        version=one["version"],
        kind=Kind(one["kind"]),
        root=one["root"],
        location=one["location"],
        package=(one["package"]["name"], one["package"]["version"]),
        commit=one["commit"],
        recorded=one["recorded"],
        files=files,
        missing=tuple(one["missing"]),
        unreadable={entry["path"]: entry["why"] for entry in one["unreadable"]},
    )

"""What a comparison finds: files that are not upstream's own, and what that makes of the whole."""

from dataclasses import dataclass
from enum import StrEnum

from assay.model.provenance import Provenance
from assay.provenance.collection import Installation


class Difference(StrEnum):
    """How a file is not upstream's own."""

    MODIFIED = "modified"
    ADDED = "added"
    MISSING = "missing"
    UNREADABLE = "unreadable"


class Origin(StrEnum):
    """When a difference came about, by what the installer wrote down; that record may be edited, too."""

    PACKAGED = "as packaged"
    LATER = "after installation"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Size:
    """How large a difference is: lines where both texts are at hand, bytes in any case.

    Attributes:
        upstream: Bytes of upstream's file; 0 where there is none.
        installed: Bytes of what is installed; 0 where nothing was read.
        lines: Lines added and lines taken away; None if a text was not at hand.
    """

    upstream: int
    installed: int
    lines: tuple[int, int] | None = None


@dataclass(frozen=True, kw_only=True)
class Change:
    """One file that is not upstream's own.

    Attributes:
        path: Below the folder that Python imports from.
        difference: In which way.
        section: Name of the section it lies in; empty for what no section names.
        designated: Whether that section is designated.
        origin: When it came about.
        size: How large it is.
        note: What else there is to say, one sentence; mostly empty.
    """

    path: str
    difference: Difference
    section: str
    designated: bool
    origin: Origin
    size: Size
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class InstallationFinding:
    """One distribution in one place.

    Attributes:
        installation: What was collected.
        release: Version of upstream that it was compared with; empty if with none.
        provenance: What can be said of it.
        reason: Why no more can be said, one sentence; empty if all was compared.
        compared: How many of upstream's files were there to be compared.
        changes: Every difference, designated ones first.
    """

    installation: Installation
    release: str
    provenance: Provenance
    reason: str
    compared: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, kw_only=True)
class ProjectFinding:
    """One project: the worst of its installations."""

    project: str
    provenance: Provenance
    reason: str
    installations: tuple[InstallationFinding, ...]


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """A whole collection.

    Attributes:
        provenance: The worst of the projects that were found or asked for.
        reason: Why it is not one of theirs, one sentence; mostly empty.
        designation: Id of the designated sections.
        projects: Those that were found or asked for.
        not_found: Projects with designated sections of which no code was found, and that nobody asked for.
        notes: What the collector could not search.
    """

    provenance: Provenance
    reason: str
    designation: str
    projects: tuple[ProjectFinding, ...]
    not_found: tuple[str, ...]
    notes: tuple[str, ...]

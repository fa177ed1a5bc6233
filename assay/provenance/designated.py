"""Designated sections: which upstream code a cloud must have, and where it lies."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import jsonschema
import yaml

from assay.formats import guidelines
from assay.problem import Problem

OURS = "ours"
"""Source of what no official guideline says."""
_LARGEST = 1 << 20
_TEXT = {"type": "string", "minLength": 1}
_PATTERNS = {
    "type": "array",
    "minItems": 1,
    "uniqueItems": True,
    "items": {"type": "string", "pattern": r"^[a-z0-9_]+/[^\sA-Z\[\]?]+$"},
}
_SECTION: dict[str, Any] = {
    "type": "object",
    "required": ["name", "designated", "paths"],
    "additionalProperties": False,
    "properties": {
        "name": _TEXT,
        "source": {"const": OURS},
        "why": _TEXT,
        "designated": {"type": "boolean"},
        "paths": _PATTERNS,
    },
    "dependentRequired": {"source": ["why"], "why": ["source"]},
}
_PROJECT: dict[str, Any] = {
    "type": "object",
    "required": ["source", "distributions", "guidance", "default", "sections"],
    "additionalProperties": False,
    "properties": {
        "source": _TEXT,
        "why": _TEXT,
        "distributions": {"type": "array", "minItems": 1, "uniqueItems": True, "items": _TEXT},
        "guidance": _TEXT,
        "default": {"type": "boolean"},
        "sections": {"type": "array", "items": _SECTION},
    },
}
_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["designated", "projects"],
    "additionalProperties": False,
    "properties": {
        "designated": {"type": "string", "pattern": r"^[0-9]{4}\.[0-9]{2}$"},
        "projects": {"type": "object", "minProperties": 1, "additionalProperties": _PROJECT},
    },
}


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of a project's code.

    Attributes:
        name: As the official guideline calls it; empty for all that no section names.
        designated: Whether it has to be upstream's own.
        official: Whether an official guideline names it; its paths are ours in any case.
        paths: Shell patterns in which `*` also passes over `/`.
    """

    name: str
    designated: bool
    official: bool = True
    paths: tuple[str, ...] = ()

    def __contains__(self, path: str) -> bool:
        # Case is folded so that a file beside the one that it imitates is placed where that one is.
        return any(fnmatchcase(path.casefold(), pattern) for pattern in self.paths)


@dataclass(frozen=True, kw_only=True)
class Project:
    """The designated sections of one project.

    Attributes:
        name: Such as `nova`.
        source: Id of the official guideline, or `ours`.
        distributions: Names of its distributions, normalized.
        guidance: The rule in the words of the source.
        sections: The first that holds a path decides.
        default: For a path that none holds.
    """

    name: str
    source: str
    distributions: tuple[str, ...]
    guidance: str
    sections: tuple[Section, ...]
    default: Section

    def section(self, path: str) -> Section:
        """Which section a file lies in.

        Args:
            path: Within the folder that Python imports from, such as `nova/api/auth.py`.
        """
        return next((section for section in self.sections if path in section), self.default)


@dataclass(frozen=True, kw_only=True)
class Designation:
    """One document of designated sections, by project."""

    id: str
    projects: dict[str, Project]


def installed() -> dict[str, Path]:
    """Id of every document that comes with Assay to its path, oldest first."""
    return {path.stem: path for path in sorted((guidelines.folder() / "designated").glob("*.yaml"))}


def find(name: str = "") -> Designation:
    """A document by its id or its path; the newest one for an empty name.

    Raises:
        Problem: there is none, or it does not validate.
    """
    known = installed()
    path = known.get(name, Path(name)) if name else list(known.values())[-1]
    try:
        if path.stat().st_size > _LARGEST:
            raise Problem(f"{path} is too large for a document of designated sections.")
        document = yaml.safe_load(path.read_bytes())
        jsonschema.validate(document, _SCHEMA)
    except OSError as failure:
        raise Problem(
            f"There are no designated sections {name!r}: {failure.strerror}.",
            advice=f"Name the path of a document, or one of {', '.join(known)}.",
        ) from failure
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as failure:
        raise Problem(f"{path} is not YAML: {str(failure).splitlines()[0]}.") from failure
    except jsonschema.ValidationError as failure:
        where = ".".join(str(step) for step in failure.absolute_path) or "the document"
        raise Problem(f"{path} does not validate: {where}: {failure.message}.") from failure
    return Designation(
        id=document["designated"],
        projects={name: _project(name, project) for name, project in document["projects"].items()},
    )


def _project(name: str, project: dict[str, Any]) -> Project:
    return Project(
        name=name,
        source=project["source"],
        distributions=tuple(project["distributions"]),
        guidance=project["guidance"],
        sections=tuple(
            Section(
                name=section["name"],
                designated=section["designated"],
                official=OURS not in (section.get("source"), project["source"]),
                paths=tuple(section["paths"]),
            )
            for section in project["sections"]
        ),
        default=Section(name="", designated=project["default"], official=project["source"] != OURS),
    )

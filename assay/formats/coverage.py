"""Coverage maps as they are written: a folder for each official list, a YAML file for each service."""

from pathlib import Path
from typing import Any

import jsonschema
import yaml

from assay.formats import guidelines
from assay.model.coverage import CoveredTest, Reason
from assay.problem import Problem

_ENTRY: dict[str, Any] = {
    "type": "object",
    "required": ["id", "test"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string", "pattern": "^id-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"},
        "test": {"type": "string", "pattern": r"^tempest\.[A-Za-z0-9_.]+$"},
        "checks": {
            "type": "array",
            "minItems": 1,
            "uniqueItems": True,
            "items": {"type": "string", "pattern": r"^[a-z0-9-]+(\.[a-z0-9-]+){2,}$"},
        },
        "reason": {"enum": [reason.value for reason in Reason]},
        "why": {"type": "string", "minLength": 20},
    },
    "dependentRequired": {"reason": ["why"], "why": ["reason"]},
    "oneOf": [{"required": ["checks"]}, {"required": ["reason"]}],
}
_SCHEMA = {"type": "array", "minItems": 1, "items": _ENTRY}


def folder() -> Path:
    """Where the maps lie."""
    return guidelines.folder() / "coverage"


def lists() -> list[str]:
    """Names of the official lists of which there is a map."""
    return sorted(path.name for path in folder().iterdir() if path.is_dir()) if folder().is_dir() else []


def load(name: str) -> tuple[CoveredTest, ...]:
    """Read the map of one official list, sorted by the tests' names.

    Args:
        name: Such as `2022.11`.

    Raises:
        Problem: there is no such map, or it does not validate.
    """
    if name not in lists():
        raise Problem(
            f"There is no coverage map of a list {name!r}.",
            advice=f"There is: {', '.join(lists()) or 'none'}.",
        )
    found: dict[str, CoveredTest] = {}
    for path in sorted((folder() / name).glob("*.yaml")):
        for entry in _entries(path):
            test = CoveredTest(
                id=entry["id"],
                test=entry["test"],
                checks=tuple(entry.get("checks", ())),
                reason=Reason(entry["reason"]) if "reason" in entry else None,
                why=entry.get("why", ""),
            )
            if found.setdefault(test.id, test) is not test:
                raise Problem(f"{path}: {test.id} is mapped twice.", advice="Keep one of the entries.")
    return tuple(sorted(found.values(), key=lambda test: test.test))


def _entries(path: Path) -> list[dict[str, Any]]:
    try:
        document = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        jsonschema.validate(document, _SCHEMA)
    except (yaml.YAMLError, UnicodeDecodeError) as failure:
        raise Problem(f"The coverage map {path} cannot be read: {failure}") from failure
    except jsonschema.ValidationError as failure:
        where = ".".join(str(step) for step in failure.absolute_path) or "the document"
        raise Problem(f"The coverage map {path} does not validate: {where}: {failure.message}") from failure
    entries: list[dict[str, Any]] = document
    return entries

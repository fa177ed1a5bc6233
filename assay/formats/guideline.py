"""Guidelines as they are written: YAML, held against a schema that rejects and rules beyond a schema."""

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from assay.formats import bounded_yaml, guideline_build, guideline_rules
from assay.formats.guideline_rules import Fault
from assay.model.guideline import Guideline
from assay.problem import Problem

_LONGEST = 300

_OFFICIAL = frozenset({"platform", "platforms", "metadata"})
"""What a document of the old programme has, one or another of them, and one of ours has not."""


def load(path: Path) -> Guideline:
    """Read a guideline.

    An official document that was imported keeps what is wrong in it, and can be used nonetheless.

    Args:
        path: A YAML document.

    Returns:
        The guideline.

    Raises:
        Problem: the document cannot be read or does not validate; every fault is named.
    """
    document, digest = bounded_yaml.read(path)
    if isinstance(document, dict) and "programs" not in document and _OFFICIAL & document.keys():
        raise Problem(
            f"{path} is an official document, of another schema than ours.",
            advice=f"Import it, and name what that writes: assay guideline import {path} -o FILE",
        )
    _insist(path, document)
    return guideline_build.build(document, digest)


def load_shipped(path: Path) -> Guideline:
    """Read a guideline that came with Assay, and so was held against the schema before it was shipped.

    Holding it against the schema again takes longer than judging by it. Whoever edits one does as well edit
    the schema; what cannot be built any more is told as `load` tells it.

    Args:
        path: Its document.

    Raises:
        Problem: see `load`.
    """
    document, digest = bounded_yaml.read(path)
    try:
        return guideline_build.build(document, digest)
    except (AttributeError, KeyError, TypeError, ValueError):
        _insist(path, document)
        raise


def _insist(path: Path, document: Any) -> None:
    faults = [fault for fault in lint(document) if not forgiven(document, fault)]
    if faults:
        raise Problem(
            f"The guideline {path} does not validate: {faults[0]}"
            + (f" (and {len(faults) - 1} more)." if len(faults) > 1 else "."),
            advice=f"`assay guideline lint {path}` lists every fault.",
        )


def lint_file(path: Path) -> list[Fault]:
    """Every fault of a document; see `load` for what cannot even be read."""
    return lint(bounded_yaml.read(path)[0])


def lint(document: Any) -> list[Fault]:
    """Every fault of a guideline; empty when it is sound.

    Args:
        document: As read from YAML.
    """
    import jsonschema  # loading it takes longer than judging by a guideline that is known to be sound

    validator = jsonschema.Draft202012Validator(_schema())
    faults = [
        Fault(
            at=".".join(str(step) for step in error.absolute_path) or "the document",
            name="schema",
            says=error.message if len(error.message) < _LONGEST else f"{error.message[:_LONGEST]}...",
        )
        for error in sorted(
            validator.iter_errors(document), key=lambda error: list(map(str, error.absolute_path))
        )
    ]
    return faults or guideline_rules.faults(document)


def forgiven(document: Any, fault: Fault) -> bool:
    """Whether a document can be used in spite of a fault.

    A draft may lack what has to be said before it is approved, and an official document that was imported
    keeps what nobody can change any more.
    """
    if not isinstance(document, dict):
        return False
    unsaid = fault.name in guideline_rules.UNSAID and document.get("status") == "draft"
    return unsaid or (fault.name in guideline_rules.INHERITED and "origin" in document)


@cache
def _schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(
        files("assay.formats").joinpath("guideline_schema.json").read_text(encoding="utf-8")
    )
    return schema

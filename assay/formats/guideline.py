"""Guidelines as they are written: YAML, held against a schema that rejects and rules beyond a schema."""

import hashlib
import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import yaml

from assay.model.guideline import Capability, Component, Depth, Guideline, Program, Status
from assay.problem import Problem

_LARGEST = 4 << 20


def load(path: Path) -> Guideline:
    """Read a guideline.

    Args:
        path: A YAML document.

    Returns:
        The guideline.

    Raises:
        Problem: the document cannot be read or does not validate; every fault is named.
    """
    document, digest = _read(path)
    faults = lint(document)
    if faults:
        raise Problem(
            f"The guideline {path} does not validate: {faults[0]}"
            + (f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""),
            advice=f"`assay guideline lint {path}` lists every fault.",
        )
    return _guideline(document, digest)


def lint_file(path: Path) -> list[str]:
    """Every fault of a document; see `load` for what cannot even be read."""
    return lint(_read(path)[0])


def lint(document: Any) -> list[str]:
    """Every fault of a guideline, one sentence each; empty when it is sound.

    Args:
        document: As read from YAML.
    """
    validator = jsonschema.Draft202012Validator(_schema())
    faults = [
        f"{'.'.join(str(step) for step in error.absolute_path) or 'the document'}: {error.message}"
        for error in sorted(
            validator.iter_errors(document), key=lambda error: list(map(str, error.absolute_path))
        )
    ]
    return faults or [*_dangling(document), *_contradictions(document)]


def _dangling(document: dict[str, Any]) -> list[str]:
    faults: list[str] = []
    for name, program in document["programs"].items():
        faults += [
            f"programs.{name}: there is no component {component!r}"
            for component in program["components"]
            if component not in document["components"]
        ]
    named: set[str] = set()
    for name, component in document["components"].items():
        for status in Status:
            for capability in component.get(status.value, ()):
                named.add(capability)
                if capability not in document["capabilities"]:
                    faults.append(f"components.{name}.{status}: there is no capability {capability!r}")
    faults += [
        f"capabilities.{capability}: no component names it"
        for capability in document["capabilities"]
        if capability not in named
    ]
    return faults


def _contradictions(document: dict[str, Any]) -> list[str]:
    faults: list[str] = []
    for name, program in document["programs"].items():
        seen: dict[str, str] = {}
        for component in program["components"]:
            for status in Status:
                for capability in document["components"].get(component, {}).get(status.value, ()):
                    if seen.setdefault(capability, status.value) != status.value:
                        faults.append(
                            f"programs.{name}: {capability} is both {seen[capability]} and {status.value}"
                        )
    return faults


def _guideline(document: dict[str, Any], digest: str) -> Guideline:
    return Guideline(
        id=document["guideline"],
        status=document["status"],
        releases=tuple(document["releases"]),
        programs={
            name: Program(
                name=name,
                title=program["title"],
                description=program["description"],
                components=tuple(program["components"]),
                depth=Depth(program.get("depth", Depth.FULL)),
            )
            for name, program in document["programs"].items()
        },
        components={
            name: Component(
                name=name,
                description=component["description"],
                statuses={
                    capability: status for status in Status for capability in component.get(status.value, ())
                },
            )
            for name, component in document["components"].items()
        },
        capabilities={
            name: Capability(
                name=name,
                service=capability["service"],
                description=capability["description"],
                since=capability.get("since", ""),
                checks=tuple(capability["checks"]),
            )
            for name, capability in document["capabilities"].items()
        },
        digest=digest,
    )


def _read(path: Path) -> tuple[Any, str]:
    try:
        if path.stat().st_size > _LARGEST:
            raise Problem(f"{path} is too large for a guideline.", advice="Name a guideline document.")
        raw = path.read_bytes()
        return yaml.load(raw, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)), hashlib.sha256(
            raw
        ).hexdigest()
    except OSError as failure:
        raise Problem(
            f"The guideline {path} cannot be read: {failure.strerror}.",
            advice="`assay guideline list` shows those that are installed.",
        ) from failure
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as failure:
        raise Problem(
            f"The guideline {path} is not YAML: {str(failure).splitlines()[0]}.",
            advice="Mend the document; `assay guideline lint` checks it.",
        ) from failure


@cache
def _schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(
        files("assay.formats").joinpath("guideline_schema.json").read_text(encoding="utf-8")
    )
    return schema

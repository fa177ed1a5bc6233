"""A template: its parameters with what they are set to, its resources by type, and its outputs."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assay.problem import Problem

VERSION = "heat_template_version"
"""The key that tells a template from other YAML documents."""


@dataclass(frozen=True, kw_only=True)
class Resource:
    """A resource of a template.

    Attributes:
        name: Its name there.
        type: Such as `OS::Nova::Server`.
        properties: As written; functions are not worked out.
    """

    name: str
    type: str
    properties: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Template:
    """A template of an application.

    Attributes:
        path: Where it lies.
        parameters: What each parameter is; without those that have no value.
        resources: Everything that it builds, as ordered there.
        outputs: Value of each output, as written.
    """

    path: Path
    parameters: Mapping[str, Any]
    resources: tuple[Resource, ...]
    outputs: Mapping[str, Any]

    def of(self, *types: str) -> list[Resource]:
        """The resources of these types."""
        return [one for one in self.resources if one.type in types]


def is_template(document: Any) -> bool:
    """Whether a YAML document says that it is a template."""
    return isinstance(document, dict) and VERSION in document


def template(document: dict[str, Any], path: Path, given: Mapping[str, str]) -> Template:
    """A template, from its document.

    Args:
        document: What `assay.formats.bounded_yaml` read.
        path: Where it lies.
        given: Parameters that a person set.

    Raises:
        Problem: it is not built as a template is, or has no such parameter.

    Source: https://docs.openstack.org/heat/latest/template_guide/hot_spec.html
    """
    parameters = _entries(document, "parameters", path)
    for name in given:
        if name not in parameters:
            raise Problem(
                f"{path} has no parameter {name!r}.",
                advice=f"It has: {', '.join(sorted(parameters)) or 'none'}.",
            )
    defaults = {name: one["default"] for name, one in parameters.items() if "default" in one}
    return Template(
        path=path,
        parameters={**defaults, **given},
        resources=tuple(
            _resource(name, one, path) for name, one in _entries(document, "resources", path).items()
        ),
        outputs={name: one.get("value") for name, one in _entries(document, "outputs", path).items()},
    )


def _resource(name: str, one: dict[str, Any], path: Path) -> Resource:
    properties = one.get("properties") or {}
    for key in ("condition", "external_id"):
        if key in one:
            raise Problem(
                f"{path}: whether {name!r} is built depends on its {key}, which is not worked out here."
            )
    if not isinstance(one.get("type"), str) or not isinstance(properties, dict):
        raise Problem(
            f"{path} is not a template that can be read: resource {name!r} has no type or properties."
        )
    return Resource(name=name, type=one["type"], properties=properties)


def _entries(document: dict[str, Any], part: str, path: Path) -> dict[str, dict[str, Any]]:
    entries = document.get(part) or {}
    if not isinstance(entries, dict) or not all(isinstance(one, dict) for one in entries.values()):
        raise Problem(f"{path} is not a template that can be read: {part} is no list of names.")
    return entries

"""Schemas 1.1 to 1.6: one flat document, in which a component is a mark of its own.

Source: doc/source/schema/1.5.json and 1.6.json of the official programme; of older ones no schema was kept.
"""

from assay.formats.official import capability, parts
from assay.formats.official.parts import STATUSES
from assay.formats.official.rest import Tree, branch, take, take_texts, trees, without_empty
from assay.formats.official.schema_1_0 import listed_tests

_SECTION_STATUSES = (*STATUSES, "informational")
_SINCE = "required-since"
_LISTING = ("1.1", "1.2")
"""The schemas that name tests alone, and those that are flagged in a second list."""

_TITLES = {"compute": "OpenStack Powered Compute", "object": "OpenStack Powered Object Storage"}


def read(tree: Tree) -> Tree:
    """Take a guideline out of a document of schema 1.1 to 1.6; what is not understood stays in the tree."""
    flags: list[Tree] = []
    components = {
        name: {status: take_texts(one, status) for status in STATUSES}
        for name, one in trees(tree, "components")
    }
    document: Tree = {
        "guideline": take(tree, "id", str, ""),
        "replaces": take(tree, "replaces", str),
        "target": take(tree, "target_approval", str),
        "releases": take_texts(tree, "releases"),
        "scoring": _scoring(tree),
        "programs": _programs(tree, list(components)),
        "components": components,
        "capabilities": {
            name: capability.read(name, one, _SINCE, flags) for name, one in trees(tree, "capabilities")
        },
        "flags": flags,
        "designated-sections": _sections(tree),
        "test-repositories": {
            name: {"url": one.pop("url")} | without_empty({"reference": take(one, "git-sha", str)})
            for name, one in trees(tree, "test-repositories")
            if isinstance(one.get("url"), str)
        },
    }
    return document


def _scoring(tree: Tree) -> Tree:
    scoring: Tree = {}
    if str(tree.get("cutoff_score", "")).isdecimal():
        scoring["cutoff"] = int(str(tree.pop("cutoff_score")))
    return scoring | {"criteria": parts.read_criteria(tree, "Description")}


def _programs(tree: Tree, components: list[str]) -> Tree:
    programs = {}
    if required := take_texts(branch(tree, "platform"), "required"):
        programs["platform"] = {"title": "OpenStack Powered Platform", "components": required}
    for name in components:
        title = _TITLES.get(name, f"OpenStack Powered {name.capitalize()}")
        programs.setdefault(name, {"title": title, "components": [name]})
    return programs


def _sections(tree: Tree) -> Tree:
    sections: Tree = {}
    for status in _SECTION_STATUSES:
        for project, one in trees(branch(tree, "designated-sections"), status):
            sections.setdefault(project, {})[status] = parts.read_section(one)
    return sections


def write(document: Tree, schema: str) -> Tree:
    """A guideline in one of the schemas 1.1 to 1.6."""
    scoring = document.get("scoring", {})
    platform = document["programs"].get("platform", {}).get("components", [])
    return {
        "id": document["guideline"],
        "schema": schema,
        "reference": document.get("origin", {}).get("reference", ""),
        "source": document.get("origin", {}).get("source", ""),
        "status": document["status"],
        "cutoff_score": str(scoring.get("cutoff", "")),
        "target_approval": document.get("target", ""),
        "replaces": document.get("replaces", ""),
        "releases": list(document["releases"]),
        "platform": {"required": list(platform), "advisory": [], "deprecated": [], "removed": []},
        "components": {
            name: {status: list(one.get(status, ())) for status in STATUSES}
            for name, one in document["components"].items()
        },
        "test-repositories": {
            name: {"git-sha": one.get("reference", ""), "url": one["url"]}
            for name, one in document.get("test-repositories", {}).items()
        },
        "capabilities": {
            name: _capability(name, one, document, schema) for name, one in document["capabilities"].items()
        },
        "designated-sections": {
            status: {
                project: parts.write_section(one[status])
                for project, one in document.get("designated-sections", {}).items()
                if status in one
            }
            for status in _SECTION_STATUSES
        },
        "criteria": parts.write_criteria(document, "Description"),
    }


def _capability(name: str, one: Tree, document: Tree, schema: str) -> Tree:
    if schema in _LISTING:
        return capability.write(one, "") | listed_tests(name, document)
    return capability.write(one, _SINCE) | {"tests": capability.write_tests(name, document)}

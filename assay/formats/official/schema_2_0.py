"""Schema 2.0: platforms and add-ons of components that documents may share.

Source: doc/source/schema/2.0.json of the official programme.
"""

import re

from assay.formats.official import capability, parts
from assay.formats.official.parts import STATUSES
from assay.formats.official.rest import Tree, branch, take, take_texts, trees, without_empty

_SECTION_STATUSES = (*STATUSES, "informational")
_SINCE = "required_since"
_MARK = "openstack-powered-"
_NAMES = {"storage": "object-storage"}
_REFERENCES = {
    "components": "components",
    "requires": "required_platform_components",
    "optional": "optional_platform_components",
}


def read(tree: Tree) -> Tree:
    """Take a guideline out of a document of schema 2.0; what is not understood stays in the tree."""
    flags: list[Tree] = []
    metadata = branch(tree, "metadata")
    approval, scoring = branch(metadata, "os_trademark_approval"), branch(metadata, "scoring")
    return {
        "guideline": take(metadata, "id", str, ""),
        "replaces": take(approval, "replaces", str),
        "target": take(approval, "target_approval", str),
        "releases": take_texts(approval, "releases"),
        "scoring": without_empty({"cutoff": take(scoring, "cutoff_score", int)})
        | {"criteria": parts.read_criteria(scoring, "description")},
        "programs": _programs(tree, "platforms"),
        "add-ons": {name: {"requires": []} | one for name, one in _programs(tree, "add-ons").items()},
        "components": {name: _component(one) for name, one in trees(tree, "components")},
        "capabilities": {
            name: capability.read(name, one, _SINCE, flags) for name, one in trees(tree, "capabilities")
        },
        "flags": flags,
        "designated-sections": {
            project: {
                status: parts.read_section(asked[status])
                for status in _SECTION_STATUSES
                if isinstance(asked.get(status), dict)
            }
            for project, asked in trees(tree, "designated_sections")
        },
        "test-repositories": {
            name: {"url": one.pop("repository")}
            | without_empty(
                {"reference": take(one, "reference", str), "description": take(one, "description", str)}
            )
            for name, one in trees(tree, "test_repositories")
            if isinstance(one.get("repository"), str)
        },
    }


def _programs(tree: Tree, key: str) -> Tree:
    programs: Tree = {}
    for title, one in trees(tree, key):
        name = _name(title)
        while name in programs:
            name += "-too"
        programs[name] = _program(title, one)
    return programs


def _name(title: str) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-").removeprefix(_MARK)
    return _NAMES.get(slug, slug)


def _program(title: str, tree: Tree) -> Tree:
    program: Tree = {"title": title} | without_empty({"description": take(tree, "description", str)})
    program["components"] = []
    sources: dict[str, str] = {}
    for ours, theirs in _REFERENCES.items():
        references = tree.get(theirs)
        if not isinstance(references, list) or not all(_is_reference(one) for one in references):
            continue
        if len({one["name"] for one in references}) != len(references):
            continue
        del tree[theirs]
        program[ours] = [one["name"] for one in references]
        sources |= {one["name"]: one["source"] for one in references if one.get("source")}
    return program | without_empty({"sources": sources})


def _is_reference(one: object) -> bool:
    return (
        isinstance(one, dict)
        and isinstance(one.get("name"), str)
        and isinstance(one.get("source", ""), str)
        and one.keys() <= {"name", "source"}
    )


def _component(tree: Tree) -> Tree:
    asked, sections = branch(tree, "capabilities"), branch(tree, "designated_sections")
    designated = without_empty({status: take_texts(sections, status) for status in _SECTION_STATUSES})
    return {status: take_texts(asked, status) for status in STATUSES} | without_empty(
        {"designated": designated}
    )


def write(document: Tree, schema: str) -> Tree:
    """A guideline in schema 2.0."""
    origin, scoring = document.get("origin", {}), document.get("scoring", {})
    written: Tree = {
        "metadata": {
            "id": document["guideline"],
            "schema": schema,
            "reference": origin.get("reference", ""),
            "source": origin.get("source", ""),
            "scoring": without_empty({"cutoff_score": scoring.get("cutoff")})
            | {"criteria": parts.write_criteria(document, "description")},
            "os_trademark_approval": without_empty(
                {"target_approval": document.get("target"), "replaces": document.get("replaces")}
            )
            | {"releases": list(document["releases"]), "status": document["status"]},
        }
    }
    for ours, theirs in (("programs", "platforms"), ("add-ons", "add-ons")):
        if document.get(ours):
            written[theirs] = {one["title"]: _write_program(one) for one in document[ours].values()}
    written["components"] = {name: _write_component(one) for name, one in document["components"].items()}
    written["capabilities"] = {
        name: capability.write(one, _SINCE) | {"tests": capability.write_tests(name, document)}
        for name, one in document["capabilities"].items()
    }
    written["designated_sections"] = {
        project: {status: parts.write_section(one) for status, one in asked.items()}
        for project, asked in document.get("designated-sections", {}).items()
    }
    written["test_repositories"] = {
        name: {"repository": one["url"]}
        | {key: one[key] for key in ("reference", "description") if key in one}
        for name, one in document.get("test-repositories", {}).items()
    }
    return written


def _write_program(program: Tree) -> Tree:
    sources = program.get("sources", {})
    return without_empty({"description": program.get("description")}) | {
        theirs: [
            {"name": name} | ({"source": sources[name]} if name in sources else {}) for name in program[ours]
        ]
        for ours, theirs in _REFERENCES.items()
        if ours in program
    }


def _write_component(component: Tree) -> Tree:
    return {
        "capabilities": {status: list(component.get(status, ())) for status in STATUSES},
        "designated_sections": {
            status: list(projects) for status, projects in component.get("designated", {}).items()
        },
    }

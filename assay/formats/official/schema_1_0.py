"""Schema 1.0, before there were guidelines: capabilities of one release, or its designated sections.

Source: the documents in the folders `legacy` and `drafts` of the official programme; no schema was published.
"""

from assay.formats.official import capability, parts
from assay.formats.official.rest import Tree, take, trees

_COMPONENT = "core"


def read(tree: Tree) -> Tree:
    """Take a guideline out of a document of schema 1.0; what is not understood stays in the tree."""
    release = take(tree, "release", str, "unknown")
    flags: list[Tree] = []
    core: Tree = {"required": [], "advisory": []}
    capabilities = {}
    for name, one in trees(tree, "capabilities"):
        core["required" if take(one, "core", bool, False) else "advisory"].append(name)
        capabilities[name] = capability.read(name, one, "", flags)
    sections = {project: {"required": parts.read_section(one)} for project, one in trees(tree, "projects")}
    return {
        "guideline": release,
        "releases": [release],
        "scoring": {"criteria": parts.read_criteria(tree, "Description")},
        "programs": {"core": {"title": "OpenStack Core", "components": [_COMPONENT]}} if capabilities else {},
        "components": {_COMPONENT: core} if capabilities else {},
        "capabilities": capabilities,
        "flags": flags,
        "designated-sections": sections,
    }


def write(document: Tree, _schema: str) -> Tree:
    """A guideline in schema 1.0."""
    core = {name for one in document["components"].values() for name in one.get("required", ())}
    written: Tree = {"release": document["guideline"], "status": document["status"], "schema": "1.0"}
    if document["capabilities"] or not document.get("designated-sections"):
        written["criteria"] = parts.write_criteria(document, "Description")
        written["capabilities"] = {
            name: _capability(name, one, document) | {"core": name in core}
            for name, one in document["capabilities"].items()
        }
    else:
        written["projects"] = {
            project: parts.write_section(one["required"])
            for project, one in document["designated-sections"].items()
            if "required" in one
        }
    return written


def _capability(name: str, one: Tree, document: Tree) -> Tree:
    written = capability.write(one, "")
    del written["project"]
    return written | listed_tests(name, document)


def listed_tests(name: str, document: Tree) -> Tree:
    """Tests as two lists of names: all, and those that are flagged."""
    flagged = [
        flag["test"] for flag in document.get("flags", ()) if flag["capability"] == name and "test" in flag
    ]
    return {
        "tests": [test["test"] for test in document["capabilities"][name].get("tests", ())],
        "flagged": flagged,
    }

"""Criteria and designated sections, which all official schemas describe alike but for a few keys."""

from assay.formats.official.rest import Tree, take, trees, without_empty

STATUSES = ("required", "advisory", "deprecated", "removed")


def read_criteria(tree: Tree, key: str) -> Tree:
    """Take the criteria out of the tree that holds them.

    Args:
        tree: Has them below `criteria`.
        key: `Description` or `description`.
    """
    criteria = {}
    for name, one in trees(tree, "criteria"):
        if all(
            isinstance(one.get(part), kind) for part, kind in (("name", str), (key, str), ("weight", int))
        ):
            criteria[name] = {
                "name": one.pop("name"),
                "description": one.pop(key),
                "weight": one.pop("weight"),
            }
    return criteria


def write_criteria(document: Tree, key: str) -> Tree:
    """The criteria in the words of an official schema; see `read_criteria`."""
    return {
        name: {key: one["description"], "name": one["name"], "weight": one["weight"]}
        for name, one in document.get("scoring", {}).get("criteria", {}).items()
    }


def read_section(tree: Tree) -> Tree:
    """Take what is designated of one project out of a document."""
    section = {"guidance": take(tree, "guidance", str, "")}
    section |= without_empty({"comment": take(tree, "comment", str)})
    parts = {}
    for name, one in trees(tree, "sections"):
        if isinstance(one.get("designated"), bool):
            parts[name] = {"designated": one.pop("designated")} | without_empty(
                {"description": take(one, "description", str), "comment": take(one, "comment", str)}
            )
    return section | without_empty({"sections": parts})


def write_section(section: Tree) -> Tree:
    """What is designated of one project in the words of every official schema."""
    return {
        "guidance": section["guidance"],
        "comment": section.get("comment", ""),
        "sections": {
            name: {
                "description": one.get("description", ""),
                "designated": one["designated"],
                "comment": one.get("comment", ""),
            }
            for name, one in section.get("sections", {}).items()
        },
    }

"""When two official documents mean the same.

They do if they are equal after this, and only this:

- keys that are known to be misspelt are put right (`assay.formats.official.spelling`);
- what is empty or false says nothing: None, false, empty texts, lists and objects are left out;
- a cutoff score is a number, even where it is written as text;
- the achievements of a capability are a set;
- a document without a status is a draft.
"""

from collections.abc import Iterator
from typing import Any

from assay.formats.official.rest import Tree, branch, trees
from assay.formats.official.spelling import corrected


def equal(one: Tree, other: Tree) -> bool:
    """Whether two official documents of one schema mean the same."""
    return normal(one) == normal(other)


def normal(document: Tree) -> Tree:
    """An official document in the one form that all have that mean the same."""
    tree, _ = corrected(document)
    for place in (tree, branch(branch(tree, "metadata"), "scoring")):
        if str(place.get("cutoff_score", "")).isdecimal():
            place["cutoff_score"] = int(place["cutoff_score"])
    for place in (tree, branch(branch(tree, "metadata"), "os_trademark_approval")):
        if place.get("status") == "draft":
            del place["status"]
    for _, capability in trees(tree, "capabilities"):
        achievements = capability.get("achievements")
        if isinstance(achievements, list) and all(isinstance(one, str) for one in achievements):
            capability["achievements"] = sorted({one for one in achievements if one})
    found: Tree = without_silence(tree)
    return found


def without_silence(value: Any) -> Any:
    """A value without all in it that says nothing."""
    if isinstance(value, dict):
        said = {key: without_silence(inner) for key, inner in value.items()}
        return {key: inner for key, inner in said.items() if not _silent(inner)}
    if isinstance(value, list):
        return [without_silence(inner) for inner in value]
    return value


def _silent(value: Any) -> bool:
    return value is None or value is False or value in ("", [], {})


def differences(one: Any, other: Any, at: str = "") -> Iterator[str]:
    """Where two trees differ, by the dotted names of the places."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in dict.fromkeys((*one, *other)):
            yield from differences(one.get(key), other.get(key), f"{at}.{key}" if at else str(key))
    elif one != other or type(one) is not type(other):
        yield at or "the document"

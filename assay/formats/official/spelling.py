"""Keys that official documents misspell, and what they mean."""

import copy
from typing import Any

from assay.formats.official.defects import Defect
from assay.formats.official.rest import Tree, trees

_IN_CAPABILITY = {"acheivements": "achievements", "descriptin": "description"}
_IN_TEST = {"idempotent-id": "idempotent_id", "flag": "flagged"}
_SINCE = ("required-since", "required_since")


def corrected(document: Tree) -> tuple[Tree, list[Defect]]:
    """A copy of an official document with every known misspelling put right, and what was put right."""
    document, defects = copy.deepcopy(document), []
    second = isinstance(document.get("metadata"), dict)
    since = dict([_SINCE if second else _SINCE[::-1]])
    for name, capability in trees(document, "capabilities"):
        defects += _respell(capability, {**_IN_CAPABILITY, **since}, f"capabilities.{name}")
        for test, one in trees(capability, "tests"):
            defects += _respell(one, _IN_TEST, f"capabilities.{name}.tests.{test}")
    return document, defects


def _respell(tree: dict[str, Any], meant: dict[str, str], at: str) -> list[Defect]:
    defects = []
    for wrong, right in meant.items():
        if wrong in tree and right not in tree:
            tree[right] = tree.pop(wrong)
            says = f"the key {wrong!r} is read as {right!r}"
            if right == "achievements":
                says += "; by the letter the capability has no achievements and scores 0"
            defects.append(Defect(name="misspelt-key", at=at, says=says))
    return defects

"""Capabilities with their tests and flags, which all official schemas describe alike but for a few keys."""

import re
from typing import Any

from assay.formats.official.projects import PROJECTS, SERVICES
from assay.formats.official.rest import Tree, take, take_texts, trees, without_empty
from assay.model.flag import Reason
from assay.model.guideline import EDITION

_CODE = re.compile(r"\[?(D4[0-9]{2})\b")
_DAY = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_CODES = frozenset(Reason)


def read(name: str, tree: Tree, since: str, flags: list[Tree]) -> Tree:
    """Take one capability out of an official document.

    Args:
        name: Its name.
        tree: What the document says of it; what is understood is taken out.
        since: The key of the guideline that first required it; empty where the schema has none.
        flags: Gets the flags of its tests.

    Returns:
        The capability in our words.
    """
    project = take(tree, "project", str, "")
    capability: Tree = {
        "service": SERVICES.get(project) or project.lower() or name.partition("-")[0].lower(),
        "description": take(tree, "description", str, ""),
    }
    if project not in SERVICES:
        capability["project"] = project
    if EDITION.fullmatch(str(tree.get(since, ""))):
        capability["since"] = tree.pop(since)
    if isinstance(tree.get("admin"), bool):
        capability["admin"] = tree.pop("admin")
    capability["score"] = {"met": _achievements(tree)}
    if isinstance(tree.get("tests"), list):
        capability["tests"] = _listed(name, tree, flags)
    else:
        capability["tests"] = [_test(name, test, one, flags) for test, one in trees(tree, "tests")]
    return capability


def _achievements(tree: Tree) -> list[str]:
    """Criteria that are met; one that is named twice or has no name is met no more for it."""
    found = tree.get("achievements")
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        return []
    del tree["achievements"]
    return list(dict.fromkeys(filter(None, found)))


def _test(capability: str, test: str, tree: Tree, flags: list[Tree]) -> Tree:
    flagged = tree.get("flagged")
    if isinstance(flagged, dict):
        flags.append(_flag(capability, test, flagged))
    return {"test": test} | without_empty(
        {"id": take(tree, "idempotent_id", str), "aliases": take_texts(tree, "aliases")}
    )


def _flag(capability: str, test: str, tree: Tree) -> Tree:
    why = take(tree, "reason", str, "")
    flag: Tree = {"capability": capability, "test": test}
    code = _CODE.match(why)
    if code and code[1] in _CODES:
        flag["reason"] = code[1]
    flag["why"] = why
    flag["action"] = take(tree, "action", str, "")
    if _DAY.fullmatch(str(tree.get("date", ""))):
        flag["date"] = tree.pop("date")
    return flag


def _listed(capability: str, tree: Tree, flags: list[Tree]) -> list[Tree]:
    """Tests of the oldest schemas: names alone, flagged by a second list of names."""
    tests = take(tree, "tests", list)
    if not all(isinstance(test, str) and test for test in tests):
        tree["tests"] = tests
        return []
    flags += [{"capability": capability, "test": test} for test in take_texts(tree, "flagged")]
    return [{"test": test} for test in tests]


def write(capability: Tree, since: str) -> Tree:
    """One capability in the words of an official schema, but for its tests.

    Args:
        capability: In our words.
        since: The key of the guideline that first required it; empty where the schema has none.
    """
    project = capability.get("project", PROJECTS.get(capability["service"], capability["service"]))
    written: Tree = {
        "achievements": list(capability.get("score", {}).get("met", ())),
        "admin": capability.get("admin", False),
        "description": capability["description"],
        "project": project,
    }
    if since:
        written[since] = capability.get("since", "")
    return written


def write_tests(name: str, document: Tree) -> Tree:
    """The tests of a capability by their names, with their flags."""
    tests: Tree = {}
    for one in document["capabilities"][name].get("tests", ()):
        flag = flag_of(document, name, one["test"])
        tests[one["test"]] = {"idempotent_id": one.get("id", "")}
        if one.get("aliases"):
            tests[one["test"]]["aliases"] = list(one["aliases"])
        if flag is not None:
            tests[one["test"]]["flagged"] = {
                "date": flag.get("date", ""),
                "reason": reason_of(flag),
                "action": flag.get("action", ""),
            }
    return tests


def flag_of(document: Tree, capability: str, test: str) -> Tree | None:
    """The flag of a test, if it has one."""
    return next(
        (
            flag
            for flag in document.get("flags", ())
            if flag["capability"] == capability and flag.get("test") == test
        ),
        None,
    )


def reason_of(flag: dict[str, Any]) -> str:
    """The reason as official documents write it: the code first, then the words."""
    why: str = flag.get("why", "")
    code = flag.get("reason", "")
    return why if _CODE.match(why) or not code else f"{code} {why}"

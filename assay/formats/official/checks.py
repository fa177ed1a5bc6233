"""Which of our checks stand for the tests of an official document."""

import re
from typing import Any

from assay.model.coverage import CoveredTest
from assay.model.guideline import Guideline

_VERSION = re.compile(r"-v[0-9]+(?=-|$)")


def named(document: dict[str, Any], covered: tuple[CoveredTest, ...], known: Guideline) -> dict[str, Any]:
    """A guideline whose capabilities name the checks that prove the same as their official tests.

    Tests are recognised by id and whole name, old names included, since an id alone is not unique. A test
    that is flagged need not pass, so what covers it is not asked for. Official tests of one name stood for
    two versions of an API; our checks prove one, and are named for no other. Where the map has none of a
    capability's tests, the checks are those of the capability that has kept its name.

    Args:
        document: An imported guideline.
        covered: A coverage map.
        known: A guideline whose capabilities name checks.
    """
    by_id: dict[str, list[CoveredTest]] = {}
    for test in covered:
        by_id.setdefault(test.id, []).append(test)
    proves = {check: name for name, one in known.capabilities.items() for check in one.checks}
    flagged = {(flag["capability"], flag.get("test")) for flag in document.get("flags", ())}
    capabilities = {}
    for name, capability in document["capabilities"].items():
        asked = [test for test in capability.get("tests", ()) if (name, test["test"]) not in flagged]
        checks = {
            check: None
            for test in asked
            for one in by_id.get(test.get("id", ""), ())
            if one.test in (test["test"], *test.get("aliases", ()))
            for check in one.checks
            if _of_one_version(name, proves.get(check, ""))
        }
        if asked and not checks and name in known.capabilities:
            checks = dict.fromkeys(known.capabilities[name].checks)
        capabilities[name] = capability | ({"checks": list(checks)} if checks else {})
    return document | {"capabilities": capabilities}


def _of_one_version(one: str, other: str) -> bool:
    """Whether two capabilities are not of two versions of an API."""
    versions = {found[0] for name in (one, other) if (found := _VERSION.search(name))}
    return len(versions) < 2

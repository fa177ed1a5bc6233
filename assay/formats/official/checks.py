"""Which of our checks stand for the tests of an official document."""

from typing import Any

from assay.model.coverage import CoveredTest
from assay.model.guideline import Guideline


def named(document: dict[str, Any], covered: tuple[CoveredTest, ...], known: Guideline) -> dict[str, Any]:
    """A guideline whose capabilities name the checks that prove the same as their official tests.

    Tests are recognised by id and name, old names included, since an id alone is not unique. A test that is
    flagged need not pass, so what covers it is not asked for. Where the map has none of a capability's tests,
    the checks are those of the capability that has kept its name.

    Args:
        document: An imported guideline.
        covered: A coverage map.
        known: A guideline whose capabilities name checks.
    """
    by_id: dict[str, list[CoveredTest]] = {}
    for test in covered:
        by_id.setdefault(test.id, []).append(test)
    flagged = {(flag["capability"], flag.get("test")) for flag in document.get("flags", ())}
    capabilities = {}
    for name, capability in document["capabilities"].items():
        checks: dict[str, None] = {}
        asked = [test for test in capability.get("tests", ()) if (name, test["test"]) not in flagged]
        for test in asked:
            for one in by_id.get(test.get("id", ""), ()):
                if _last(one.test) in {_last(old) for old in (test["test"], *test.get("aliases", ()))}:
                    checks |= dict.fromkeys(one.checks)
        if asked and not checks and name in known.capabilities:
            checks = dict.fromkeys(known.capabilities[name].checks)
        capabilities[name] = capability | ({"checks": list(checks)} if checks else {})
    return document | {"capabilities": capabilities}


def _last(test: str) -> str:
    """The method's name: classes and modules were renamed, methods seldom."""
    return test.rpartition(".")[2]

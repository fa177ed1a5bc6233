"""Which of our checks stand for the tests of an official document."""

from typing import Any

from assay.model.coverage import CoveredTest


def named(document: dict[str, Any], covered: tuple[CoveredTest, ...]) -> dict[str, Any]:
    """A guideline whose capabilities name the checks that prove the same as their official tests.

    Tests are recognised by id and name, old names included, since an id alone is not unique. A test that is
    flagged need not pass, so what covers it is not asked for.

    Args:
        document: An imported guideline.
        covered: A coverage map.
    """
    by_id: dict[str, list[CoveredTest]] = {}
    for test in covered:
        by_id.setdefault(test.id, []).append(test)
    flagged = {(flag["capability"], flag.get("test")) for flag in document.get("flags", ())}
    capabilities = {}
    for name, capability in document["capabilities"].items():
        checks: dict[str, None] = {}
        for test in capability.get("tests", ()):
            if (name, test["test"]) in flagged:
                continue
            for known in by_id.get(test.get("id", ""), ()):
                if _last(known.test) in {_last(one) for one in (test["test"], *test.get("aliases", ()))}:
                    checks |= dict.fromkeys(known.checks)
        capabilities[name] = capability | ({"checks": list(checks)} if checks else {})
    return document | {"capabilities": capabilities}


def _last(test: str) -> str:
    """The method's name: classes and modules were renamed, methods seldom."""
    return test.rpartition(".")[2]

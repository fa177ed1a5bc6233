"""What the official tests say of a capability, and where they and our checks disagree."""

from collections.abc import Mapping

from assay.model.evidence import Evidence
from assay.model.guideline import Guideline, OfficialTest
from assay.model.outcome import Outcome, worst

_SAID = (Outcome.PASS, Outcome.FAIL)


def official(guideline: Guideline, capability: str, evidence: Evidence, *, alone: bool) -> dict[str, Outcome]:
    """The outcomes of a capability's official tests, by their names in the guideline.

    Args:
        guideline: Says which tests are about it.
        capability: Its name.
        evidence: What was observed.
        alone: Whether nothing else proves the capability: then a test without a result counts as not run.
            Beside checks, only those tests count that passed or failed, since one that skips itself does not
            say why.
    """
    tests = guideline.capabilities[capability].tests
    if not tests or not (evidence.official or alone):
        return {}
    told = {(one.test, one.id): one.outcome for one in evidence.official}
    outcomes = {test.test: _outcome(test, told) for test in tests}
    return {name: outcome for name, outcome in outcomes.items() if alone or outcome in _SAID}


def _outcome(test: OfficialTest, told: Mapping[tuple[str, str], Outcome]) -> Outcome:
    """By name and id together, since neither alone tells one test from all others."""
    names = (test.test, *test.aliases)
    keys = [(name, id) for name in names for id in dict.fromkeys((test.id, ""))]
    if not test.id:
        keys += [key for key in told if key[0] in names]
    found = [told[key] for key in keys if key in told]
    return worst(found) if found else Outcome.UNRUN


def disagreement(capability: str, checks: Mapping[str, Outcome], tests: Mapping[str, Outcome]) -> str:
    """Where checks and official tests say the opposite of a capability; empty where they do not.

    Args:
        capability: Its name.
        checks: Check id to outcome.
        tests: Official test to outcome.
    """
    if not checks or not tests:
        return ""
    ours, theirs = worst(checks.values()), worst(tests.values())
    if ours is Outcome.PASS and theirs is Outcome.FAIL:
        failed = next(name for name, outcome in tests.items() if outcome is Outcome.FAIL)
        return f"{capability}: every check passed, and the official test {failed} failed."
    if ours is Outcome.FAIL and theirs is Outcome.PASS:
        failed = next(id for id, outcome in checks.items() if outcome is Outcome.FAIL)
        return f"{capability}: every official test that was run passed, and {failed} failed."
    return ""

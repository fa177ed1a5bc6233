"""The laws of judgement, and its purity."""

import json
from dataclasses import asdict

from hypothesis import given
from hypothesis import strategies as st

from assay.judge.verdict import judge
from assay.model.guideline import Guideline, Status
from assay.model.outcome import Outcome, worst
from assay.model.verdict import Conformance, Level
from tests.core.builders import capability_of, evidence, guideline

CHECKS = [f"compute.thing{number}.works" for number in range(6)]
RANK = [Conformance.CONFORMANT, Conformance.INCOMPLETE, Conformance.NONCONFORMANT]
outcomes = st.dictionaries(st.sampled_from(CHECKS), st.sampled_from(list(Outcome)))


def asking(status: Status = Status.REQUIRED) -> Guideline:
    """A guideline that asks something of what every check proves."""
    names = {capability_of(check): (check,) for check in CHECKS}
    return guideline(dict.fromkeys(names, status), names)


def verdict_of(seen: dict[str, Outcome], status: Status = Status.REQUIRED) -> Conformance:
    """The verdict on these outcomes."""
    return judge(asking(status), "platform", evidence(seen)).conformance


def test_all_passed_is_conformant_at_the_level_of_the_api() -> None:
    """Every required capability proven makes a cloud conformant."""
    verdict = judge(asking(), "platform", evidence(dict.fromkeys(CHECKS, Outcome.PASS)))
    assert (verdict.conformance, verdict.level) == (Conformance.CONFORMANT, Level.API)
    assert verdict.count(Outcome.PASS) == verdict.required == len(CHECKS)


@given(outcomes)
def test_only_passes_conform(seen: dict[str, Outcome]) -> None:
    """Absence, blocked, error and what was not run are never a pass; fail and absent disprove."""
    missing = set(CHECKS) - seen.keys()
    conformance = verdict_of(seen)
    if any(outcome in (Outcome.FAIL, Outcome.ABSENT) for outcome in seen.values()):
        assert conformance is Conformance.NONCONFORMANT
    elif missing or any(outcome is not Outcome.PASS for outcome in seen.values()):
        assert conformance is Conformance.INCOMPLETE
    else:
        assert conformance is Conformance.CONFORMANT


@given(outcomes, st.sampled_from(CHECKS))
def test_a_failure_never_improves_a_verdict(seen: dict[str, Outcome], check: str) -> None:
    """Making one more check fail can only worsen what is said of the cloud."""
    before = RANK.index(verdict_of(seen))
    assert RANK.index(verdict_of({**seen, check: Outcome.FAIL})) >= before


@given(st.permutations(CHECKS), outcomes)
def test_the_order_of_results_does_not_matter(order: list[str], seen: dict[str, Outcome]) -> None:
    """The same results in another order give the same verdict, byte by byte."""
    shuffled = {check: seen[check] for check in order if check in seen}
    one, other = (
        json.dumps(asdict(judge(asking(), "platform", evidence(each)))) for each in (seen, shuffled)
    )
    assert one == other


@given(outcomes)
def test_nothing_required_proves_nothing(seen: dict[str, Outcome]) -> None:
    """A program that requires nothing is never conformant, whatever was seen."""
    assert verdict_of(seen, Status.ADVISORY) is Conformance.INCOMPLETE


def test_a_capability_is_as_good_as_its_worst_check() -> None:
    """A capability that two checks prove is proven only if both pass."""
    checks = ("compute.thing.works", "compute.thing.stays")
    asked = guideline({"compute-thing": Status.REQUIRED}, {"compute-thing": checks})
    seen = evidence({checks[0]: Outcome.PASS, checks[1]: Outcome.BLOCKED})
    verdict = judge(asked, "platform", seen)
    assert verdict.conformance is Conformance.INCOMPLETE
    assert verdict.reasons == ("compute-thing: compute.thing.stays: It is blocked.",)


@given(st.lists(st.sampled_from(list(Outcome)), min_size=1), st.sampled_from(list(Outcome)))
def test_joining_only_worsens(several: list[Outcome], one: Outcome) -> None:
    """Adding an outcome to others never gives a better one."""
    order = list(Outcome)
    assert order.index(worst([*several, one])) >= order.index(worst(several))


def test_the_worst_of_nothing_is_unrun() -> None:
    """An empty set of outcomes proves nothing."""
    assert worst([]) is Outcome.UNRUN

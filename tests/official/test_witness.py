"""The official tests as a second witness: what they add to a verdict, and where they disagree."""

from dataclasses import replace
from pathlib import Path

import pytest

from assay.evidence import beside, read
from assay.judge.joining import join
from assay.judge.verdict import judge
from assay.model.evidence import Evidence
from assay.model.flag import Flag
from assay.model.guideline import Guideline, OfficialTest, Status
from assay.model.official import OfficialResult
from assay.model.outcome import Outcome
from assay.model.verdict import Conformance
from assay.problem import Problem
from tests.core import builders

ID = "id-0146f675-ca94-4fbc-8b3e-4a8e5f1c5a0f"
TEST = OfficialTest(test="tempest.x.TestX.test_a", id=ID, aliases=("tempest.old.TestX.test_a",))


def _guideline(*checks: str, tests: tuple[OfficialTest, ...] = (TEST,)) -> Guideline:
    """A guideline that requires one capability, proven by checks, official tests, or both."""
    base = builders.guideline({"compute-thing": Status.REQUIRED}, {"compute-thing": checks})
    thing = replace(base.capabilities["compute-thing"], tests=tests)
    return replace(base, capabilities={"compute-thing": thing})


def _evidence(check: Outcome | None, *told: tuple[str, str, Outcome]) -> Evidence:
    base = builders.evidence({"compute.thing.made": check} if check else {})
    return replace(
        base, official=tuple(OfficialResult(test=test, id=id, outcome=outcome) for test, id, outcome in told)
    )


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ([(TEST.test, ID, Outcome.PASS)], Conformance.CONFORMANT),
        ([(TEST.aliases[0], ID, Outcome.PASS)], Conformance.CONFORMANT),
        ([(TEST.test, "", Outcome.PASS)], Conformance.CONFORMANT),
        ([(TEST.test, ID, Outcome.FAIL)], Conformance.NONCONFORMANT),
        ([(TEST.test, ID, Outcome.BLOCKED)], Conformance.INCOMPLETE),
        ([(TEST.test, ID, Outcome.ERROR)], Conformance.INCOMPLETE),
        ([], Conformance.INCOMPLETE),
        ([("tempest.x.TestX.test_b", ID, Outcome.PASS)], Conformance.INCOMPLETE),
        ([(TEST.test, ID.replace("0146", "0147"), Outcome.PASS)], Conformance.INCOMPLETE),
        ([(TEST.test, ID, Outcome.PASS), (TEST.aliases[0], ID, Outcome.FAIL)], Conformance.NONCONFORMANT),
    ],
)
def test_where_no_check_proves_it_the_official_tests_do(
    told: list[tuple[str, str, Outcome]], verdict: Conformance
) -> None:
    """Only a pass of the very test, by name and id, proves; a skip and absence prove nothing."""
    found = judge(_guideline(), "platform", _evidence(None, *told))
    assert found.conformance is verdict
    assert found.by_official_tests_alone == 1


@pytest.mark.parametrize(
    ("check", "test", "verdict", "told"),
    [
        (Outcome.PASS, Outcome.PASS, Conformance.CONFORMANT, ""),
        (Outcome.PASS, Outcome.FAIL, Conformance.NONCONFORMANT, "every check passed, and the official test"),
        (Outcome.FAIL, Outcome.PASS, Conformance.NONCONFORMANT, "every official test that was run passed"),
        (Outcome.PASS, Outcome.BLOCKED, Conformance.CONFORMANT, ""),
        (Outcome.BLOCKED, Outcome.PASS, Conformance.INCOMPLETE, ""),
    ],
)
def test_both_witnesses_are_weighed(check: Outcome, test: Outcome, verdict: Conformance, told: str) -> None:
    """One witness against the cloud is enough, neither replaces the other, and a disagreement is told."""
    found = judge(_guideline("compute.thing.made"), "platform", _evidence(check, (TEST.test, ID, test)))
    assert found.conformance is verdict
    assert told in found.capabilities[0].disagreement
    assert bool(told) is bool(found.capabilities[0].disagreement)


def test_a_flagged_test_does_not_count() -> None:
    """A flag on a test excuses that test alone."""
    other = OfficialTest(test="tempest.x.TestX.test_b", id=ID)
    flag = Flag(capability="compute-thing", test=TEST.test, why="It is wrong.")
    evidence = _evidence(None, (TEST.test, ID, Outcome.FAIL), (other.test, ID, Outcome.PASS))
    guideline = _guideline(tests=(TEST, other))
    assert judge(guideline, "platform", evidence).conformance is Conformance.NONCONFORMANT
    flagged = replace(guideline, flags=(flag,))
    assert judge(flagged, "platform", evidence).conformance is Conformance.CONFORMANT
    assert judge(flagged, "platform", evidence).flags == (flag,)
    both = _evidence(None, (TEST.test, ID, Outcome.FAIL), (other.test, ID, Outcome.FAIL))
    assert judge(flagged, "platform", both).conformance is Conformance.NONCONFORMANT


def test_a_bundle_of_official_results_joins_the_run_beside_it(tmp_path: Path) -> None:
    """Results go into a bundle and come back; with the run of the same cloud they are judged together."""
    ours = _evidence(Outcome.PASS)
    results = [OfficialResult(test=TEST.test, id=ID, outcome=Outcome.FAIL)]
    beside.write(tmp_path / "official", results, ours, source="results.subunit")
    official = read.read(tmp_path / "official")
    assert official.official == tuple(results)
    together = join([ours, official])
    assert judge(_guideline("compute.thing.made"), "platform", together).capabilities[0].disagreement
    with pytest.raises(Problem):
        beside.write(tmp_path / "official", results, ours, source="results.subunit")


def test_of_two_results_of_one_test_the_worse_counts() -> None:
    """A second stream can complete the first, and never mends it."""
    one, other = (_evidence(None, (TEST.test, ID, outcome)) for outcome in (Outcome.FAIL, Outcome.PASS))
    assert join([one, other]).official == join([other, one]).official == one.official
    skipped = _evidence(None, (TEST.test, ID, Outcome.BLOCKED))
    assert join([skipped, other]).official == other.official

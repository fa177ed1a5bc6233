"""Laws of judgement that hold for all evidence and all guidelines of a shape."""

import json
from dataclasses import asdict, replace

from hypothesis import given
from hypothesis import strategies as st

from assay.judge.verdict import judge
from assay.model.evidence import Evidence
from assay.model.flag import Flag
from assay.model.guideline import Guideline, Status
from assay.model.outcome import Outcome
from assay.model.verdict import Conformance, Verdict
from tests.core.builders import capability_of, evidence, guideline

CHECKS = tuple(f"compute.thing{number}.{what}" for number in range(3) for what in ("works", "stays"))
NAMES = tuple(dict.fromkeys(map(capability_of, CHECKS)))
PROOFS = {name: tuple(check for check in CHECKS if capability_of(check) == name) for name in NAMES}
RANK = [Conformance.CONFORMANT, Conformance.INCOMPLETE, Conformance.NONCONFORMANT]

outcomes = st.dictionaries(st.sampled_from(CHECKS), st.sampled_from(list(Outcome)))
statuses = st.fixed_dictionaries({name: st.sampled_from(list(Status)) for name in NAMES})


flags = st.sets(st.sampled_from(CHECKS))


def _flag(check: str) -> Flag:
    return Flag(capability=capability_of(check), check=check)


def verdict(asked: Guideline, seen: Evidence) -> Verdict:
    """The verdict by the only program."""
    return judge(asked, "platform", seen)


@given(st.permutations(CHECKS), outcomes, statuses)
def test_the_order_of_results_never_matters(
    order: list[str], seen: dict[str, Outcome], asked: dict[str, Status]
) -> None:
    """Results, selected checks and facts in any order give the same verdict, byte by byte."""
    one = evidence(seen)
    other = replace(
        one,
        results={check: one.results[check] for check in order if check in one.results},
        checks={check: one.checks[check] for check in order if check in one.checks},
    )
    by = guideline(asked, PROOFS)
    assert json.dumps(asdict(verdict(by, one))) == json.dumps(asdict(verdict(by, other)))


@given(outcomes, statuses, st.sets(st.sampled_from(CHECKS), min_size=1), flags)
def test_more_failures_never_improve_a_verdict(
    seen: dict[str, Outcome], asked: dict[str, Status], failing: set[str], flagged: set[str]
) -> None:
    """Letting any checks fail, flagged or not, never leads to a better verdict."""
    by = replace(guideline(asked, PROOFS), flags=tuple(map(_flag, sorted(flagged))))
    before = verdict(by, evidence(seen)).conformance
    after = verdict(by, evidence({**seen, **dict.fromkeys(failing, Outcome.FAIL)})).conformance
    assert RANK.index(after) >= RANK.index(before)


@given(outcomes, statuses, st.sampled_from(CHECKS))
def test_a_lost_result_never_makes_a_cloud_conformant(
    seen: dict[str, Outcome], asked: dict[str, Status], lost: str
) -> None:
    """Leaving a result out, of a failure above all, does not make what was left conformant."""
    by = guideline(asked, PROOFS)
    without = {check: outcome for check, outcome in seen.items() if check != lost}
    if verdict(by, evidence(seen)).conformance is not Conformance.CONFORMANT:
        assert verdict(by, evidence(without)).conformance is not Conformance.CONFORMANT


@given(statuses)
def test_an_empty_run_is_never_conformant(asked: dict[str, Status]) -> None:
    """Nothing observed proves nothing, whatever is asked."""
    assert verdict(guideline(asked, PROOFS), evidence({})).conformance is Conformance.INCOMPLETE


@given(st.sets(st.sampled_from(CHECKS), max_size=len(CHECKS) - 1), statuses)
def test_a_partial_run_is_never_conformant(run: set[str], asked: dict[str, Status]) -> None:
    """Passes alone are not enough while a check of something required was not run."""
    required = {check for check in CHECKS if asked[capability_of(check)] is Status.REQUIRED}
    found = verdict(guideline(asked, PROOFS), evidence(dict.fromkeys(run, Outcome.PASS))).conformance
    if required and required <= run:
        assert found is Conformance.CONFORMANT
    else:
        assert found is Conformance.INCOMPLETE


@given(outcomes, statuses, st.sampled_from(CHECKS))
def test_a_flag_concerns_its_own_check_alone(
    seen: dict[str, Outcome], asked: dict[str, Status], flagged: str
) -> None:
    """A flag on a check moves no other capability than the one that the check proves."""
    plain = guideline(asked, PROOFS)
    with_flag = replace(plain, flags=(_flag(flagged),))
    before, after = (
        {one.capability: one for one in verdict(by, evidence(seen)).capabilities} for by in (plain, with_flag)
    )
    moved = {name for name in before if before[name] != after[name]}
    assert moved <= {capability_of(flagged)}


@given(outcomes, statuses, st.sampled_from(CHECKS))
def test_a_flagged_failure_weighs_no_more_than_a_blockage(
    seen: dict[str, Outcome], asked: dict[str, Status], flagged: str
) -> None:
    """A flag takes its check from the scales: that it fails no longer counts, and the flag is named."""
    by = replace(guideline(asked, PROOFS), flags=(_flag(flagged),))
    others = {**dict.fromkeys(CHECKS, Outcome.PASS), **seen, flagged: Outcome.PASS}
    one, other = (
        verdict(by, evidence({**others, flagged: outcome})) for outcome in (Outcome.BLOCKED, Outcome.FAIL)
    )
    assert one.conformance is other.conformance
    if asked[capability_of(flagged)] is Status.REQUIRED:
        assert [flag.about for flag in other.flags] == [flagged]


@given(outcomes, statuses)
def test_judging_changes_nothing(seen: dict[str, Outcome], asked: dict[str, Status]) -> None:
    """Neither guideline nor evidence is another one after it was judged, so judging twice is judging once."""
    by, what = guideline(asked, PROOFS), evidence(seen)
    before = asdict(by), asdict(what)
    first, second = verdict(by, what), verdict(by, what)
    assert (asdict(by), asdict(what)) == before
    assert first == second

"""Several runs on one cloud count together, and never better than what they saw."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.cli.main import main
from assay.evidence.write import BundleWriter
from assay.judge.joining import join
from assay.judge.verdict import judge
from assay.model.evidence import Evidence, Nonce
from assay.model.fact import Fact
from assay.model.guideline import Status
from assay.model.outcome import Outcome
from assay.model.verdict import Conformance
from assay.problem import ExitCode, Problem
from tests.core.builders import capability_of, evidence, guideline

CHECKS = tuple(f"compute.thing{number}.works" for number in range(4))
ASKED = guideline(
    {capability_of(check): Status.REQUIRED for check in CHECKS},
    {capability_of(check): (check,) for check in CHECKS},
)
DECISIVE = {Outcome.PASS, Outcome.ABSENT, Outcome.FAIL}
outcomes = st.dictionaries(st.sampled_from(CHECKS), st.sampled_from(list(Outcome)))


def _seen(joined: Evidence) -> dict[str, Outcome]:
    return {id: result.outcome for id, result in joined.results.items()}


@given(outcomes, outcomes)
def test_the_order_of_bundles_never_matters(one: dict[str, Outcome], other: dict[str, Outcome]) -> None:
    """Either run first, the same comes of it."""
    assert _seen(join([evidence(one), evidence(other)])) == _seen(join([evidence(other), evidence(one)]))


@given(outcomes, outcomes, outcomes)
def test_joining_in_pairs_is_joining_at_once(
    one: dict[str, Outcome], other: dict[str, Outcome], third: dict[str, Outcome]
) -> None:
    """Three runs join to the same, whichever two come first."""
    runs = [evidence(each) for each in (one, other, third)]
    assert _seen(join([join(runs[:2]), runs[2]])) == _seen(join([runs[0], join(runs[1:])]))
    assert _seen(join(runs)) == _seen(join([join(runs[:2]), runs[2]]))


@given(outcomes)
def test_a_run_joined_with_itself_is_itself(one: dict[str, Outcome]) -> None:
    """The same evidence twice proves no more."""
    assert _seen(join([evidence(one), evidence(one)])) == one


@given(outcomes, outcomes)
def test_a_failure_is_never_joined_away(one: dict[str, Outcome], other: dict[str, Outcome]) -> None:
    """What failed once has failed; what is absent once is no pass; what says nothing yields to what does."""
    joined = _seen(join([evidence(one), evidence(other)]))
    assert joined.keys() == one.keys() | other.keys()
    for check, outcome in joined.items():
        seen = {each[check] for each in (one, other) if check in each}
        if Outcome.FAIL in seen:
            assert outcome is Outcome.FAIL
        elif outcome is Outcome.PASS:
            assert seen & DECISIVE == {Outcome.PASS}


@given(outcomes, outcomes)
def test_joining_with_failures_never_conforms(one: dict[str, Outcome], other: dict[str, Outcome]) -> None:
    """No second run makes a cloud conformant on which the first disproved something."""
    if judge(ASKED, "platform", evidence(one)).conformance is Conformance.NONCONFORMANT:
        joined = join([evidence(one), evidence(other)])
        assert judge(ASKED, "platform", joined).conformance is Conformance.NONCONFORMANT


def test_two_halves_make_a_whole() -> None:
    """What one run left out another one proves."""
    halves = [evidence(dict.fromkeys(half, Outcome.PASS)) for half in (CHECKS[:2], CHECKS[2:])]
    one, other = (replace(half, suite=halves[0].suite) for half in halves)
    assert judge(ASKED, "platform", one).conformance is Conformance.INCOMPLETE
    assert judge(ASKED, "platform", join([one, other])).conformance is Conformance.CONFORMANT


def test_what_else_is_joined() -> None:
    """Times span both runs, facts and leftovers are of both, and a nonce that only one carries is none."""
    one = evidence({CHECKS[0]: Outcome.PASS})
    other = replace(
        one,
        run="89efcdab",
        started="2026-01-02T00:00:00+00:00",
        finished="2026-01-02T00:01:00+00:00",
        facts=(Fact(name="a", value=1, source="discovery"),),
        left_behind=("a server",),
        nonce=Nonce(value="x" * 8, given="", used=""),
    )
    joined = join([one, other])
    assert (joined.run, joined.started, joined.finished) == ("0123abcd+89efcdab", one.started, other.finished)
    assert (joined.facts, joined.left_behind, joined.nonce) == (other.facts, ("a server",), None)
    assert join([one, replace(other, finished="")]).finished == ""


def test_bundles_of_different_clouds_are_refused() -> None:
    """A pass here says nothing about there, and neither does the same cloud before an upgrade."""
    one = evidence({CHECKS[0]: Outcome.PASS})
    elsewhere = replace(one, cloud=replace(one.cloud, fingerprint="1" * 64))
    with pytest.raises(Problem, match="of different clouds, so they are not judged together") as caught:
        join([one, elsewhere])
    assert caught.value.exit_code is ExitCode.USAGE


def test_bundles_of_different_suites_are_refused() -> None:
    """Another version of a check proves another thing."""
    one = evidence({CHECKS[0]: Outcome.PASS})
    with pytest.raises(Problem, match="of different suites"):
        join([one, replace(one, suite=replace(one.suite, digest="1" * 64))])


def test_nothing_is_not_joined() -> None:
    """No bundle at all is a mistake, not an empty cloud."""
    with pytest.raises(Problem, match="nothing to join"):
        join([])


def test_the_command_judges_several(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`assay judge DIR DIR` takes bundles of one cloud and refuses those of two."""
    made = evidence({CHECKS[0]: Outcome.PASS})
    other = replace(made.cloud, fingerprint="1")
    for name, cloud in (("one", made.cloud), ("two", made.cloud), ("else", other)):
        writer = BundleWriter(tmp_path / name, lambda text: text)
        writer.begin(
            run=made.run,
            started=made.started,
            cloud=cloud,
            suite=made.suite,
            checks=list(made.checks.values()),
            options={},
        )
        writer.seal(finished=made.finished, left_behind=())
    assert main(["judge", str(tmp_path / "one"), str(tmp_path / "two")]) == ExitCode.INCOMPLETE
    assert main(["judge", str(tmp_path / "one"), str(tmp_path / "else")]) == ExitCode.USAGE
    assert "different clouds" in capsys.readouterr().err

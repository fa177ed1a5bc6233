"""What changed between two runs is told, and who did it is found by what was recorded."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.cli.main import main
from assay.evidence.write import BundleWriter
from assay.judge.difference import compare
from assay.model.difference import Cause, Change, Kind
from assay.model.evidence import Evidence, ServiceIdentity
from assay.model.fact import Fact
from assay.model.guideline import Guideline, Status
from assay.model.outcome import Outcome
from assay.problem import ExitCode
from tests.core.builders import capability_of, evidence, guideline

CHECKS = tuple(f"compute.thing{number}.works" for number in range(4))
FIRST = CHECKS[0]
ALL_PASS = dict.fromkeys(CHECKS, Outcome.PASS)
outcomes = st.fixed_dictionaries({check: st.sampled_from(list(Outcome)) for check in CHECKS})


def asking(status: Status = Status.REQUIRED, first: Status | None = None) -> Guideline:
    """A guideline that asks something of what every check proves."""
    names = {capability_of(check): (check,) for check in CHECKS}
    statuses = {**dict.fromkeys(names, status), capability_of(FIRST): first or status}
    return guideline(statuses, names)


def differences(
    before: Evidence, after: Evidence, asked: Guideline | None = None, then: Guideline | None = None
) -> list[tuple[Kind, str, tuple[Cause, ...]]]:
    """What changed: kind, name and causes."""
    return [
        (change.kind, change.name, change.causes)
        for change in compare(before, after, asked or asking(), then or asked or asking(), "platform")
    ]


def modified(seen: Evidence, check: str) -> Evidence:
    """The same run with another version of a check."""
    checks = {**seen.suite.checks, check: "1" * 64}
    return replace(seen, suite=replace(seen.suite, checks=checks, digest="1" * 64))


def elsewhere(seen: Evidence) -> Evidence:
    """The same run on another cloud."""
    service = ServiceIdentity(type="compute", url="https://elsewhere.example", version="v2.1")
    return replace(seen, cloud=replace(seen.cloud, services=(service,), fingerprint="1" * 64))


@given(outcomes)
def test_a_run_does_not_differ_from_itself(seen: Mapping[str, Outcome]) -> None:
    """The same evidence by the same guideline: no change."""
    assert differences(evidence(seen), evidence(seen)) == []


@given(outcomes, outcomes)
def test_back_is_there_the_other_way(one: Mapping[str, Outcome], other: Mapping[str, Outcome]) -> None:
    """Comparing the other way round gives the same changes with before and after exchanged."""
    there = compare(evidence(one), evidence(other), asking(), asking(), "platform")
    back = compare(evidence(other), evidence(one), asking(), asking(), "platform")
    turned = {(one.kind, one.name, one.after, one.before) for one in back}
    assert {(one.kind, one.name, one.before, one.after) for one in there} == turned


@given(outcomes, outcomes)
def test_every_outcome_that_moved_is_told(one: Mapping[str, Outcome], other: Mapping[str, Outcome]) -> None:
    """No change of an outcome is left out, none is invented, and each has a cause."""
    told = compare(evidence(one), evidence(other), asking(), asking(), "platform")
    assert {change.name for change in told if change.kind is Kind.OUTCOME} == {
        check for check in CHECKS if one[check] is not other[check]
    }
    assert all(change.causes for change in told)


@pytest.mark.parametrize(
    ("after", "cause"),
    [
        (evidence({**ALL_PASS, FIRST: Outcome.FAIL}), (Cause.CLOUD,)),
        (evidence({**ALL_PASS, FIRST: Outcome.ABSENT}), (Cause.CLOUD,)),
        (elsewhere(evidence({**ALL_PASS, FIRST: Outcome.FAIL})), (Cause.CLOUD,)),
        (modified(evidence({**ALL_PASS, FIRST: Outcome.FAIL}), FIRST), (Cause.SUITE,)),
        (modified(evidence({**ALL_PASS, FIRST: Outcome.FAIL}), CHECKS[1]), (Cause.CLOUD,)),
        (
            elsewhere(modified(evidence({**ALL_PASS, FIRST: Outcome.FAIL}), FIRST)),
            (Cause.CLOUD, Cause.SUITE),
        ),
        (evidence({**ALL_PASS, FIRST: Outcome.BLOCKED}), (Cause.RUN,)),
        (evidence({**ALL_PASS, FIRST: Outcome.ERROR}), (Cause.RUN,)),
        (evidence({**ALL_PASS, FIRST: Outcome.UNRUN}), (Cause.RUN,)),
        (evidence(dict.fromkeys(CHECKS[1:], Outcome.PASS)), (Cause.RUN,)),
    ],
    ids=[
        "cloud-answers-otherwise",
        "cloud-stops-offering",
        "another-cloud",
        "another-check",
        "another-check-that-is-not-this-one",
        "another-check-on-another-cloud",
        "blocked",
        "fault",
        "unrun",
        "not-selected",
    ],
)
def test_an_outcome_has_its_cause(after: Evidence, cause: tuple[Cause, ...]) -> None:
    """The recorded identities tell who moved an outcome, the capability that it proves, and the verdict."""
    found = differences(evidence(ALL_PASS), after)
    assert (Kind.OUTCOME, FIRST, cause) in found
    assert (Kind.CAPABILITY, capability_of(FIRST), cause) in found
    assert (Kind.VERDICT, "platform", cause) in found


def test_a_guideline_that_asks_more_is_the_cause() -> None:
    """The same evidence, and what failed was made required: no check moved, the guideline did it."""
    seen = evidence({**ALL_PASS, FIRST: Outcome.FAIL})
    found = differences(seen, seen, asking(first=Status.ADVISORY), asking())
    assert found == [
        (Kind.VERDICT, "platform", (Cause.GUIDELINE,)),
        (Kind.CAPABILITY, capability_of(FIRST), (Cause.GUIDELINE,)),
    ]


def test_a_guideline_and_a_cloud_share_a_change() -> None:
    """What was made required and began to fail has two causes, and the verdict as well."""
    found = differences(
        evidence(ALL_PASS),
        evidence({**ALL_PASS, FIRST: Outcome.FAIL}),
        asking(first=Status.ADVISORY),
        asking(),
    )
    assert (Kind.CAPABILITY, capability_of(FIRST), (Cause.CLOUD, Cause.GUIDELINE)) in found
    assert (Kind.OUTCOME, FIRST, (Cause.CLOUD,)) in found


def test_identities_that_changed_are_told() -> None:
    """Endpoint, version, check and guideline, each by its name, before what they did."""
    before, after = evidence(ALL_PASS), modified(elsewhere(evidence(ALL_PASS)), FIRST)
    found = differences(before, after, asking(), replace(asking(), id="2027.05", digest="1"))
    assert found == [
        (Kind.IDENTITY, "cloud.compute.url", (Cause.CLOUD,)),
        (Kind.IDENTITY, "cloud.compute.version", (Cause.CLOUD,)),
        (Kind.IDENTITY, f"suite.{FIRST}", (Cause.SUITE,)),
        (Kind.IDENTITY, "guideline.id", (Cause.GUIDELINE,)),
        (Kind.IDENTITY, "guideline.digest", (Cause.GUIDELINE,)),
    ]


@pytest.mark.parametrize(
    ("after", "cause"),
    [
        (evidence(ALL_PASS), (Cause.CLOUD,)),
        (modified(evidence(ALL_PASS), FIRST), (Cause.SUITE,)),
        (evidence({**ALL_PASS, FIRST: Outcome.BLOCKED}), (Cause.RUN,)),
    ],
)
@pytest.mark.parametrize("value", [(), (4,)])
def test_a_fact_that_changed_or_went_has_a_cause(
    after: Evidence, cause: tuple[Cause, ...], value: tuple[int, ...]
) -> None:
    """A fact is told with both values; who observed it tells what moved it."""
    before = replace(evidence(ALL_PASS), facts=(Fact(name="thing.size", value=3, source=FIRST),))
    now = replace(after, facts=tuple(Fact(name="thing.size", value=one, source=FIRST) for one in value))
    told = [one for one in compare(before, now, asking(), asking(), "platform") if one.kind is Kind.FACT]
    now_is = value[0] if value else None
    assert told == [Change(kind=Kind.FACT, name="thing.size", before=3, after=now_is, causes=cause)]


def test_a_discovered_fact_is_the_clouds() -> None:
    """What no check observed was seen by looking at the cloud."""
    before = evidence(ALL_PASS)
    after = replace(before, facts=(Fact(name="cloud.region", value="r2", source="discovery"),))
    assert differences(before, after) == [(Kind.FACT, "cloud.region", (Cause.CLOUD,))]


def test_the_command_compares_bundles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`assay diff DIR DIR -f json` lists what changed, with plain values."""
    for name, seen in (
        ("one", evidence(ALL_PASS)),
        ("two", replace(evidence(ALL_PASS), facts=(Fact(name="a", value=(1, 2), source="discovery"),))),
    ):
        writer = BundleWriter(tmp_path / name, lambda text: text)
        writer.begin(
            run=seen.run,
            started=seen.started,
            cloud=seen.cloud,
            suite=seen.suite,
            checks=list(seen.checks.values()),
            options={},
        )
        writer.keep_facts(seen.facts)
        writer.seal(finished=seen.finished, left_behind=())
    command = ["diff", str(tmp_path / "one"), str(tmp_path / "two")]
    assert main([*command, "-f", "json"]) == ExitCode.OK
    assert json.loads(capsys.readouterr().out) == [
        {"what": "fact", "name": "a", "before": None, "after": [1, 2], "cause": "cloud"}
    ]
    assert main([*command, "--program", "nonsense"]) == ExitCode.USAGE
    assert main(["diff", str(tmp_path / "one"), str(tmp_path / "one")]) == ExitCode.OK
    assert "Nothing differs." in capsys.readouterr().err

"""In which order a run starts its checks, and what it takes of a project's quota."""

from dataclasses import replace

import pytest

from assay.kit.declare import Check, Resource
from assay.problem import Problem
from assay.runner.plan import make, not_given
from assay.runner.suite import Suite


def _resource(name: str, instances: int, *needs: str) -> Resource:
    return Resource(
        name=name,
        function=lambda: name,
        needs=needs,
        shared=True,
        lent=0,
        takes=1.0,
        uses={"instances": instances},
    )


def _check(id: str, *needs: str, instances: int = 0) -> Check:
    return Check(
        id=id,
        proves="x",
        sentence="It is.",
        spec="https://x",
        function=lambda: None,
        needs=needs,
        uses={"instances": instances},
        source=id,
    )


CHECKS = (
    _check("compute.a.first", "server", instances=1),
    _check("compute.a.second", "server", instances=2),
    _check("guest.a.first", "guest", "server"),
    _check("guest.a.second", "other", instances=1),
)
SUITE = Suite(
    checks={check.id: check for check in CHECKS},
    resources={
        one.name: one for one in (_resource("server", 1), _resource("guest", 2), _resource("other", 3))
    },
)


def test_guests_come_when_the_servers_of_the_api_are_gone() -> None:
    """A plan is carried out in two parts, each with the resources that it needs."""
    plan = make(SUITE, patterns=["*", "guest.*"])
    parts = plan.parts(SUITE)
    assert [{check.below_api for check in part.checks} for part in parts] == [{False}, {True}]
    assert [sorted(one.name for one in part.shared) for part in parts] == [
        ["server"],
        ["guest", "other", "server"],
    ]


def test_the_order_within_a_part_is_that_of_the_plan() -> None:
    """Shuffling a plan shuffles its parts."""
    plan = make(SUITE, patterns=["*", "guest.*"])
    for seed in range(5):
        shuffled = plan.shuffled(seed)
        parts = [check for part in shuffled.parts(SUITE) for check in part.checks]
        assert parts == sorted(shuffled.checks, key=lambda check: check.below_api)


def test_the_quota_that_is_needed_is_that_of_the_larger_part() -> None:
    """What one part gave back, another can use."""
    assert make(SUITE, patterns=["compute.*"]).uses(SUITE) == {"instances": 3}
    assert make(SUITE, patterns=["guest.*"]).uses(SUITE) == {"instances": 7}
    assert make(SUITE, patterns=["*", "guest.*"]).uses(SUITE) == {"instances": 7}


def test_what_waits_long_is_started_first() -> None:
    """A check that takes long, by itself or by what has to be made for it, does not come last."""
    own = replace(_resource("own", 0), shared=False, takes=4.0)
    checks = [_check("a.a.quick"), replace(_check("a.a.waits"), takes=8.0), _check("a.a.makes", "own")]
    suite = Suite(checks={check.id: check for check in checks}, resources={"own": own})
    assert [check.id for check in make(suite).checks] == ["a.a.waits", "a.a.makes", "a.a.quick"]


def test_what_needs_what_was_not_given_is_left_out() -> None:
    """Checks that need it are not in the plan, and whoever asks for nothing else is told the option."""
    plan = make(SUITE, patterns=["guest.*"], lacking={"guest": "--guest"})
    assert [check.id for check in plan.checks] == ["guest.a.second"]
    with pytest.raises(Problem, match="Nothing is left to run") as raised:
        make(SUITE, patterns=["guest.a.first"], lacking={"guest": "--guest"})
    assert "--guest" in raised.value.why


def test_options_that_were_given_leave_nothing_out() -> None:
    """A resource is lacking unless somebody gave it."""
    assert not_given() == {"stranger": "--second", "distribution": "--distribution"}
    assert not_given(second=True, distribution=True) == {}


def test_a_distribution_has_gone_before_guests_come() -> None:
    """What boots a distribution is a part of its own, so that it takes nothing of the guests' quota."""
    suite = Suite(
        checks={**SUITE.checks, "guest.b.first": _check("guest.b.first", "booted")},
        resources={
            **SUITE.resources,
            "distribution": _resource("distribution", 0),
            "booted": _resource("booted", 1, "distribution"),
        },
    )
    plan = make(suite, patterns=["guest.*"])
    assert [sorted(check.id for check in part.checks) for part in plan.parts(suite)] == [
        ["guest.b.first"],
        ["guest.a.first", "guest.a.second"],
    ]
    assert plan.uses(suite) == make(SUITE, patterns=["guest.*"]).uses(SUITE)

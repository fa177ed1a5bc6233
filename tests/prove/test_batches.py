"""Which deviations are planted together, and what each is thought to reach."""

import json
import random
from collections.abc import Callable

import pytest

from assay.lab.deviations import responses
from assay.lab.deviations.actions import Action
from assay.lab.deviations.answers import swallow
from assay.lab.deviations.conditions import body_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.forgetfulness import swallow_first_deletion
from assay.model.exchange import Exchange
from assay.model.outcome import Outcome
from assay.model.result import CheckResult
from assay.prove.batches import batch
from assay.prove.observe import Call, Observation
from assay.prove.reach import affected
from assay.runner.suite import Suite

CHECKS = [f"compute.thing.c{number}" for number in range(24)]


def _deviation(
    name: str,
    breaks: str,
    *,
    methods: tuple[str, ...] = ("GET",),
    action: Action | None = None,
    when: Callable[[Request], bool] | None = None,
) -> Deviation:
    return Deviation(
        name=name,
        breaks=breaks,
        sentence="It is wrong.",
        service="compute",
        methods=methods,
        path=r"/things(/[^/]+)?",
        action=action or responses.drop_key("thing"),
        when=when,
    )


def test_deviations_planted_together_never_meet() -> None:
    """No check of a batch is reached by two, each deviation is in one, and all that it reaches is run."""
    chance = random.Random(7)
    deviations = [_deviation(f"d{number}", CHECKS[number // 3]) for number in range(3 * len(CHECKS))]
    reach = {
        one.name: frozenset({one.breaks, *chance.sample(CHECKS, chance.randrange(8))}) for one in deviations
    }
    batches = batch(deviations, reach)
    assert sorted(one.name for some in batches for one in some.planted) == sorted(reach)
    for some in batches:
        reached = [id for one in some.planted for id in reach[one.name]]
        assert sorted(reached) == sorted(some.checks)
    assert len(batches) < len(deviations) / 2


def _call(
    check: str, method: str, path: str, *, sent: object = None, status: int = 200, heard: object = None
) -> Call:
    exchange = Exchange(
        id=f"{check}#1",
        scope=check,
        method=method,
        url=f"https://c.example/v2.1{path}",
        request_body=json.dumps(sent) if sent else None,
        status=status,
        response_body=json.dumps(heard) if heard else None,
    )
    return Call(scope=check, service="compute", path=path, exchange=exchange)


def _reached(deviation: Deviation, *calls: Call) -> set[str]:
    results = {
        call.scope: CheckResult(check=call.scope, proves="x", outcome=Outcome.PASS, reason="")
        for call in calls
    }
    observation = Observation(results=results, calls=calls)
    return set(affected(deviation, observation, Suite(checks={}, resources={}))) - {deviation.breaks}


@pytest.mark.parametrize(
    ("action", "heard", "reached"),
    [
        (responses.drop_key("thing"), {"thing": 1}, True),
        (responses.drop_key("thing"), {"other": 1}, False),
        (responses.replace("thing", by=1), {"thing": 1}, False),
        (responses.status(500), {"other": 1}, True),
        (responses.status(500, of=404), {"other": 1}, False),
    ],
)
def test_only_who_would_hear_something_else_is_reached(action: Action, heard: object, reached: bool) -> None:
    """A check whose answers an edit leaves as they are is not reached, whatever path it asked for."""
    deviation = _deviation("d", CHECKS[0], action=action)
    assert _reached(deviation, _call(CHECKS[1], "GET", "/things", heard=heard)) == (
        {CHECKS[1]} if reached else set()
    )


def test_a_condition_is_asked() -> None:
    """A check whose request does not meet the condition is not reached."""
    deviation = _deviation("d", CHECKS[0], methods=("POST",), action=swallow(202), when=body_has("size"))
    assert _reached(deviation, _call(CHECKS[1], "POST", "/things", sent={"size": 1})) == {CHECKS[1]}
    assert _reached(deviation, _call(CHECKS[1], "POST", "/things", sent={"name": 1})) == set()


def test_what_was_not_kept_counts_as_changed() -> None:
    """An answer that was cut, or not text, may hold what an edit would change."""
    deviation = _deviation("d", CHECKS[0])
    for kept in ("{... [90000 characters in all]", "[90000 bytes of image/x]"):
        exchange = Exchange(
            id="x#1",
            scope=CHECKS[1],
            method="GET",
            url="https://c.example/things",
            status=200,
            response_body=kept,
        )
        call = Call(scope=CHECKS[1], service="compute", path="/things", exchange=exchange)
        assert _reached(deviation, call) == {CHECKS[1]}


def test_a_deviation_remembers_what_others_asked_later() -> None:
    """What one check does to a thing arms a deviation for another that looks at it, in whatever order."""
    deviation = _deviation("d", CHECKS[0], action=responses.stale())
    looks = _call(CHECKS[1], "GET", "/things/1", heard={"thing": 1})
    looks_later = _call(CHECKS[2], "GET", "/things/1", heard={"thing": 2})
    assert CHECKS[2] in _reached(deviation, looks, looks_later)
    assert CHECKS[1] in _reached(deviation, looks_later, looks)


def test_an_answer_in_the_clouds_place_reaches_who_asks_for_it() -> None:
    """Who deletes is reached by a deletion that is swallowed; who only looks is not."""
    deviation = _deviation("d", CHECKS[0], methods=("DELETE", "GET"), action=swallow_first_deletion(204))
    deletes, looks = _call(CHECKS[1], "DELETE", "/things/1"), _call(CHECKS[2], "GET", "/things/1")
    assert _reached(deviation, deletes, looks) == {CHECKS[1]}

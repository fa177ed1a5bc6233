"""How deviations are put together: few runs, and no pair of a deviation and a check forgotten."""

import random
from collections import Counter

import pytest

from assay.lab.deviations import responses
from assay.lab.deviations.deviation import Deviation
from assay.model.outcome import Outcome
from assay.model.result import CheckResult
from assay.problem import Problem
from assay.prove.batches import Batch, apart, in_company
from assay.prove.movers import movers
from assay.prove.planted import Seen

CHECKS = [f"compute.thing.c{number}" for number in range(24)]


def _deviation(name: str, breaks: str) -> Deviation:
    return Deviation(
        name=name,
        breaks=breaks,
        sentence="It is wrong.",
        service="compute",
        methods=("GET",),
        path="/things",
        action=responses.drop_key("thing"),
    )


DEVIATIONS = [_deviation(f"d{number}", CHECKS[number // 3]) for number in range(3 * len(CHECKS))]
_CHANCE = random.Random(7)
REACH = {
    one.name: frozenset({one.breaks, *_CHANCE.sample(CHECKS, _CHANCE.randrange(8))}) for one in DEVIATIONS
}


def test_what_is_wanted_of_a_deviation_it_meets_as_if_alone() -> None:
    """In each batch, what is run for one deviation no other one reaches; and nothing wanted is forgotten."""
    for wanted in (REACH, {one.name: frozenset({one.breaks}) for one in DEVIATIONS}):
        batches = apart(DEVIATIONS, REACH, wanted)
        assert sorted(one.name for batch in batches for one in batch.planted) == sorted(REACH)
        for batch in batches:
            assert batch.checks == frozenset().union(*(wanted[one.name] for one in batch.planted))
            for one in batch.planted:
                for other in batch.planted:
                    assert one is other or not REACH[one.name] & wanted[other.name]


def test_in_company_every_pair_is_met_once() -> None:
    """A deviation meets each check that it could move and does not break, where none that breaks it is."""
    batches = in_company(DEVIATIONS, REACH)
    met = set()
    for batch in batches:
        assert not batch.checks & {one.breaks for one in batch.planted}
        met |= {(one.name, id) for one in batch.planted for id in batch.checks & REACH[one.name]}
    assert met == {(one.name, id) for one in DEVIATIONS for id in REACH[one.name] if id != one.breaks}
    assert len(batches) < len(apart(DEVIATIONS, REACH, REACH))


def _seen(batch: Batch, red: set[str]) -> Seen:
    results = {
        id: CheckResult(
            check=id,
            proves="x",
            outcome=Outcome.FAIL if id in red else Outcome.PASS,
            reason="red" if id in red else "",
        )
        for id in batch.checks
    }
    return Seen(results=results, touched=Counter())


def test_the_one_that_moves_is_found() -> None:
    """Of all the deviations of a batch, the two that move a check are named, and with which."""
    batch = in_company(DEVIATIONS, REACH)[0]
    guilty = {
        one.name: set(sorted(REACH[one.name] & batch.checks)[:1])
        for one in (batch.planted[1], batch.planted[-1])
    }

    def run(some: Batch) -> Seen:
        return _seen(some, set().union(*(guilty.get(one.name, set()) for one in some.planted)))

    found = movers(run, batch, REACH)
    assert {name: set(moved) for name, moved in found.items()} == guilty


def test_what_moves_only_under_several_is_nobodys() -> None:
    """A check that moves under two deviations together and under neither alone accuses none of them."""
    batch = in_company(DEVIATIONS, REACH)[0]
    id = sorted(batch.checks)[0]
    pair = {one.name for one in batch.planted[:2]}

    def run(some: Batch) -> Seen:
        return _seen(some, {id} if pair <= {one.name for one in some.planted} else set())

    assert movers(run, batch, REACH) == {}


def test_a_batch_that_cannot_be_run_is_run_by_halves() -> None:
    """If a deviation keeps a batch from running, the others still speak; alone, it is told."""
    batch = in_company(DEVIATIONS, REACH)[0]
    stopper = batch.planted[0].name

    def run(some: Batch) -> Seen:
        if len(some.planted) > 1 and stopper in {one.name for one in some.planted}:
            raise Problem("The run stopped.")
        return _seen(some, set())

    assert movers(run, batch, REACH) == {}

    def never(some: Batch) -> Seen:
        raise Problem("The run stopped.")

    with pytest.raises(Problem):
        movers(never, batch, REACH)

"""Every difference that was built into the lab's four clouds is found, and none that is not there."""

from itertools import permutations
from pathlib import Path

import pytest

from assay.evidence import archive, read
from assay.formats import meanings
from assay.model.comparison import Comparison, Effect
from assay.model.evidence import Evidence
from assay.model.outcome import Outcome
from tests.compare.built_in import expected, found
from tests.compare.compared import compared

RECORDED = Path(__file__).parents[1] / "recorded"
CLOUDS = tuple(sorted(path.stem for path in RECORDED.glob("*.assay")))
"""Those of which there is a recording; see the README beside them."""


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    """The four clouds, by what was recorded of each."""
    return compared([_recorded(name) for name in CLOUDS])


def _recorded(name: str) -> Evidence:
    return archive.evidence(RECORDED / f"{name}.assay")


def test_recordings_are_whole() -> None:
    """Each is a bundle that verifies, of a run on the cloud of its name that nothing disturbed."""
    assert set(CLOUDS) == {"alpha", "bravo", "north", "south"}
    for name in CLOUDS:
        with archive.opened(RECORDED / f"{name}.assay") as folder:
            read.verify(folder)
            evidence = read.read(folder)
        assert evidence.cloud.name == name
        outcomes = {one.outcome for one in evidence.results.values()}
        assert outcomes <= {Outcome.PASS, Outcome.ABSENT}, name


@pytest.mark.parametrize(("here", "there"), list(permutations(CLOUDS, 2)))
def test_what_was_built_in_is_found_and_nothing_else(comparison: Comparison, here: str, there: str) -> None:
    """For a move from each to each other the differences found are those that were built in, by name."""
    (move,) = [move for move in comparison.moves if (move.here, move.there) == (here, there)]
    assert found(move) == expected(here, there)


def test_a_distance_is_the_sum_of_what_is_told(comparison: Comparison) -> None:
    """Whoever adds up what each cause of a move counts gets its distance."""
    weights = meanings.load().weights
    for move in comparison.moves:
        assert move.distance == sum(weights[one.effect] for one, _ in move.causes)
        assert move.distance == sum(weights[effect] * move.count(effect) for effect in Effect)
        assert {one.because for one in move.differences} - {""} <= {one.subject for one, _ in move.causes}

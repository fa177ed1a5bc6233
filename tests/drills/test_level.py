"""Which level drills raise a verdict to, and which they do not."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.judge.drilled import faults, reach
from assay.model.drill import PROOFS, DrillKind, DrillOutcome, StepOutcome
from assay.model.verdict import Conformance, Level, Verdict
from tests.drills.builders import cloud, drill

HERE, THERE, ELSEWHERE = cloud("here"), cloud("there"), cloud("elsewhere")
MOVE, BURST = drill(DrillKind.MOVE), drill(DrillKind.BURST)


def verdict(level: Level = Level.BEHAVIOUR) -> Verdict:
    """A verdict of this level."""
    return Verdict(
        program="platform",
        guideline="2026.11",
        conformance=Conformance.CONFORMANT if level is not Level.NONE else Conformance.INCOMPLETE,
        level=level,
        reasons=(),
        capabilities=(),
    )


def test_a_move_that_held_gives_portable_and_a_burst_integrated() -> None:
    """Between two clouds whose behaviour was proven, drills raise the level of both."""
    assert reach(verdict(), HERE, verdict(), THERE, [MOVE]).level is Level.PORTABLE
    assert reach(verdict(), THERE, verdict(), HERE, [MOVE]).level is Level.PORTABLE
    found = reach(verdict(), HERE, verdict(), THERE, [MOVE, BURST])
    assert (found.level, found.missing) == (Level.INTEGRATED, ())


def test_integrated_stands_on_portable() -> None:
    """A burst alone raises nothing."""
    found = reach(verdict(), HERE, verdict(), THERE, [BURST])
    assert found.level is Level.BEHAVIOUR
    assert found.missing == ("A move drill that held.",)


@pytest.mark.parametrize("low", [Level.NONE, Level.API])
def test_both_clouds_must_have_proven_their_behaviour(low: Level) -> None:
    """A drill between clouds of which one only keeps to the API raises nothing."""
    assert reach(verdict(low), HERE, verdict(), THERE, [MOVE]).level is low
    assert reach(verdict(), HERE, verdict(low), THERE, [MOVE]).level is Level.BEHAVIOUR
    assert reach(verdict(), HERE, None, None, [MOVE]).level is Level.BEHAVIOUR


def test_the_clouds_must_be_those_of_the_runs() -> None:
    """A drill between other clouds says nothing of these."""
    assert reach(verdict(), ELSEWHERE, verdict(), THERE, [MOVE]).level is Level.BEHAVIOUR
    assert reach(verdict(), HERE, verdict(), ELSEWHERE, [MOVE]).level is Level.BEHAVIOUR
    same = drill(target=HERE)
    assert reach(verdict(), HERE, verdict(), HERE, [same]).level is Level.BEHAVIOUR


def test_another_program_does_not_count() -> None:
    """Both runs must have been judged alike."""
    other = replace(verdict(), program="compute")
    assert reach(verdict(), HERE, other, THERE, [MOVE]).level is Level.BEHAVIOUR


@given(
    st.sampled_from(list(DrillKind)),
    st.data(),
    st.sampled_from([StepOutcome.FAILED, StepOutcome.BLOCKED, None]),
)
def test_a_drill_that_says_that_it_held_must_show_it(
    kind: DrillKind, data: st.DataObject, outcome: StepOutcome | None
) -> None:
    """One step that is missing, failed or blocked, and the drill proves nothing, whatever it says."""
    whole = drill(kind)
    id = data.draw(st.sampled_from(PROOFS[kind]))
    steps = tuple(
        replace(step, outcome=outcome) if outcome and step.id == id else step
        for step in whole.steps
        if outcome or step.id != id
    )
    assert faults(whole) == ()
    assert any(id in fault for fault in faults(replace(whole, steps=steps)))


@pytest.mark.parametrize(
    "change",
    [
        {"outcome": DrillOutcome.FAILED},
        {"outcome": DrillOutcome.BLOCKED},
        {"finished": ""},
        {"left_behind": ("server x",)},
    ],
)
def test_what_is_unfinished_or_unclean_proves_nothing(change: dict[str, Any]) -> None:
    """A drill that was cut short, failed, or left something behind raises no level."""
    assert faults(drill(**change))
    assert reach(verdict(), HERE, verdict(), THERE, [drill(**change)]).level is Level.BEHAVIOUR

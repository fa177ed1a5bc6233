"""Principal checks go red under a deviation, and no other moves; `make prove` does it for all checks."""

from dataclasses import replace

import pytest

from assay.formats import guidelines
from assay.lab import LabCloud
from assay.lab.deviations import Deviation, all_deviations
from assay.prove.matrix import prove
from assay.runner import plan
from assay.runner.suite import load

pytestmark = pytest.mark.lab


SAMPLED = 3


def test_deviations_of_principal_checks_are_detected_and_move_nothing_else(alpha: LabCloud) -> None:
    """On alpha, the first deviation of every third check of the first look turns exactly that check red."""
    suite = load()
    first_look = plan.make(suite, guideline=guidelines.find(), program="first-look").checks
    chosen: dict[str, Deviation] = {}
    for deviation in all_deviations():
        if deviation.breaks in {check.id for check in first_look}:
            chosen.setdefault(deviation.breaks, deviation)
    assert chosen.keys() == {check.id for check in first_look}
    principal = replace(suite, checks={check.id: check for check in first_look})
    sample = list(chosen.values())[::SAMPLED]
    proofs = prove(principal, alpha.name, sample, tell=print).proofs
    assert len(proofs) == len(sample)
    wrong = {
        proof.deviation.name: (proof.outcome.value, proof.moved, proof.fired)
        for proof in proofs
        if not proof.holds
    }
    assert wrong == {}

"""Every check goes red under each of its deviations, and no other check moves."""

import pytest

from assay.lab import LabCloud
from assay.lab.deviations import all_deviations
from assay.prove.matrix import prove
from assay.runner.suite import load

pytestmark = pytest.mark.lab


def test_every_deviation_is_detected_and_moves_nothing_else(alpha: LabCloud) -> None:
    """The whole matrix on alpha: each deviation turns exactly the check red that it breaks."""
    deviations = all_deviations()
    proofs = prove(load(), alpha.name, deviations, tell=print)
    assert {proof.deviation.name for proof in proofs} == {deviation.name for deviation in deviations}
    wrong = {
        proof.deviation.name: (proof.outcome.value, proof.moved, proof.fired)
        for proof in proofs
        if not proof.holds
    }
    assert wrong == {}

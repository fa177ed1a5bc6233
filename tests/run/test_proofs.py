"""Checks go red under their deviations, and no other moves; `make prove` does it for every deviation."""

from dataclasses import replace
from pathlib import Path

import pytest

from assay.lab import LabCloud
from assay.lab.deviations import Deviation, all_deviations
from assay.prove.matrix import prove
from assay.prove.recording import Recording
from assay.prove.recording import load as load_recording
from assay.prove.replay import decided
from assay.runner import plan
from assay.runner.suite import Suite, load

pytestmark = [pytest.mark.lab, pytest.mark.timeout(1200)]

SAMPLED = 24


@pytest.fixture(scope="module")
def suite() -> Suite:
    """All checks of the API."""
    whole = load()
    return replace(whole, checks={check.id: check for check in plan.make(whole).checks})


@pytest.fixture(scope="module")
def recording(alpha_bundle: Path) -> Recording:
    """What was exchanged with alpha as it is."""
    return load_recording(alpha_bundle)


@pytest.fixture(scope="module")
def undecided(suite: Suite, recording: Recording) -> list[Deviation]:
    """The deviations that the recording does not prove, which is less than half of all."""
    deviations = [one for one in all_deviations() if one.breaks in suite.checks]
    proofs = decided(suite, recording, deviations, tell=print)
    assert len(proofs) > len(deviations) / 2
    proven = {proof.deviation.name for proof in proofs}
    return [one for one in deviations if one.name not in proven]


def test_deviations_are_detected_and_move_nothing_else(
    alpha: LabCloud, suite: Suite, recording: Recording, undecided: list[Deviation]
) -> None:
    """Most deviations turn exactly their check red in a recording, and some of the others before alpha."""
    sample = undecided[::SAMPLED]
    proofs = prove(suite, alpha.name, sample, recording=recording, tell=print).proofs
    assert len(proofs) == len(sample)
    wrong = {
        proof.deviation.name: (proof.outcome.value, proof.moved, proof.fired)
        for proof in proofs
        if not proof.holds
    }
    assert wrong == {}

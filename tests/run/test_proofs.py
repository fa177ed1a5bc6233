"""Checks go red under their deviations, and no other moves; `make prove` does it for every deviation."""

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from hashlib import sha256
from itertools import chain
from multiprocessing import get_context
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
"""One of so many is planted before alpha if it has to be."""
PROCESSES = 2


@pytest.fixture(scope="module")
def suite() -> Suite:
    """All checks of the API."""
    return _api()


@pytest.fixture(scope="module")
def recording(alpha_bundle: Path) -> Recording:
    """What was exchanged with alpha as it is."""
    return load_recording(alpha_bundle)


def _api() -> Suite:
    whole = load()
    return replace(whole, checks={check.id: check for check in plan.make(whole).checks})


def _is_sampled(deviation: Deviation) -> bool:
    """Whether it is one of the sample, which is the same at every run, whatever else there is."""
    return int(sha256(deviation.name.encode()).hexdigest(), 16) % SAMPLED == 0


def _decided(bundle: Path, names: list[str]) -> list[str]:
    """Which of these deviations the recording proves."""
    planted = [one for one in all_deviations() if one.name in names]
    return [proof.deviation.name for proof in decided(_api(), load_recording(bundle), planted)]


@pytest.fixture(scope="module")
def undecided(alpha_bundle: Path) -> list[Deviation]:
    """The deviations that the recording does not prove, which is less than half of all."""
    suite = _api()
    deviations = [one for one in all_deviations() if one.breaks in suite.checks]
    shares = [[one.name for one in deviations[start::PROCESSES]] for start in range(PROCESSES)]
    # Not forked: this process may have threads.
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as processes:
        proven = set(chain.from_iterable(processes.map(_decided, [alpha_bundle] * PROCESSES, shares)))
    assert len(proven) > len(deviations) / 2
    return [one for one in deviations if one.name not in proven]


def test_deviations_are_detected_and_move_nothing_else(
    alpha: LabCloud, suite: Suite, recording: Recording, undecided: list[Deviation]
) -> None:
    """Most deviations turn exactly their check red in a recording, and some of the others before alpha."""
    sample = [one for one in undecided if _is_sampled(one)]
    assert sample
    proofs = prove(suite, alpha.name, sample, recording=recording, tell=print).proofs
    assert len(proofs) == len(sample)
    wrong = {
        proof.deviation.name: (proof.outcome.value, proof.moved, proof.fired)
        for proof in proofs
        if not proof.holds
    }
    assert wrong == {}

"""A run that is killed at any moment leaves nothing behind, once cleaned."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assay.cloud import inventory
from assay.cloud.connect import connect
from assay.lab import LabCloud
from tests.run.conftest import run_assay

pytestmark = [pytest.mark.lab, pytest.mark.timeout(1500)]

MOMENTS = 20
LATEST = 12.0


def test_a_killed_run_leaves_nothing_once_cleaned(alpha: LabCloud, tmp_path: Path) -> None:
    """After SIGKILL at twenty random moments and `cleanup`, every kind of resource is as before."""
    line = connect("alpha", config_files=[alpha.clouds_yaml])
    before = inventory.take(line)
    chance = random.Random(20261122)
    created = 0
    for number in range(MOMENTS):
        bundle = tmp_path / str(number)
        moment = chance.uniform(1.0, LATEST)
        created += _killed_after(moment, bundle)
        if (bundle / "run.json").exists():
            said = run_assay("cleanup", "alpha", bundle)
            assert said.code == 0, said
        assert inventory.take(line) == before, f"killed after {moment:.2f} s"
    assert created > MOMENTS, "the runs were killed before they made anything, which tests nothing"


def _killed_after(seconds: float, bundle: Path) -> int:
    """Start a run, kill it, and say how many resources it had begun to create."""
    process = subprocess.Popen(
        [sys.executable, "-m", "assay.cli.main", "run", "alpha", "-o", str(bundle)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
    ledger = bundle / "ledger.jsonl"
    return ledger.read_text().count('"intend"') if ledger.exists() else 0

"""Many runs of the whole suite in a row: other orders, other numbers of jobs, and nothing left.

    python benchmarks/endurance.py [--clouds alpha bravo alphaold bravonew] [--runs 20]

Each run starts the checks in another random order, with 1, 4 and 16 at a time in turn. A check may pass, or
be absent for the reason that it always has on that cloud; anything else, or anything left in either project,
ends it with 1.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from assay.cloud import inventory
from assay.cloud.connect import connect
from assay.evidence import read
from assay.lab import LabCloud, down, up
from assay.model.outcome import Outcome
from assay.problem import ExitCode

CLOUDS = {
    "alpha": ("2026.2", "tenant-networks"),
    "bravo": ("2025.1", "provider-network"),
    "alphaold": ("2025.1", "tenant-networks"),
    "bravonew": ("2026.2", "provider-network"),
}
JOBS = (4, 16, 1)
RIGHT = (Outcome.PASS, Outcome.ABSENT)


def taken(cloud: LabCloud) -> list[object]:
    """Everything that both projects hold, by kind."""
    names = (cloud.name, f"{cloud.name}-other")
    return [inventory.take(connect(name, config_files=[cloud.clouds_yaml])) for name in names]


def one_run(cloud: LabCloud, seed: int, jobs: int, bundle: Path) -> tuple[float, dict[str, tuple[str, str]]]:
    """Seconds of one run, and outcome and reason of every check."""
    command = [sys.executable, "-m", "assay.cli.main", "run", cloud.name, "-o", str(bundle), "--quiet"]
    command += ["--second", f"{cloud.name}-other", "--shuffle", str(seed), "--jobs", str(jobs)]
    began = time.monotonic()
    environ = {**os.environ, "OS_CLIENT_CONFIG_FILE": str(cloud.clouds_yaml)}
    subprocess.run(command, env=environ, check=False, stdout=subprocess.DEVNULL)
    seconds = time.monotonic() - began
    results = read.read(bundle).results
    return seconds, {id: (result.outcome.value, result.reason) for id, result in results.items()}


def endure(name: str, runs: int, folder: Path) -> bool:
    """Run the suite many times on one cloud, tell each, and whether all of them were right."""
    release, shape = CLOUDS[name]
    cloud = up(name, release=release, shape=shape)
    before = taken(cloud)
    absent: dict[str, tuple[str, str]] | None = None
    right = True
    for number in range(runs):
        jobs = JOBS[number % len(JOBS)]
        bundle = folder / f"{name}-{number}"
        seconds, outcomes = one_run(cloud, number, jobs, bundle)
        counted = Counter(outcome for outcome, _ in outcomes.values())
        wrong = {id: told for id, told in outcomes.items() if told[0] not in RIGHT}
        missing = {id: told for id, told in outcomes.items() if told[0] == Outcome.ABSENT}
        absent = absent if absent is not None else missing
        left = taken(cloud) != before
        print(f"{name} run {number}: {jobs} jobs, {seconds:.0f} s, {dict(counted)}", flush=True)
        for id, (outcome, reason) in wrong.items():
            print(f"  {id}: {outcome}: {reason}")
        for id in missing.keys() ^ absent.keys():
            print(f"  {id}: absent in some runs only")
        if left:
            print("  something was left, or taken")
        right = right and not wrong and not left and missing.keys() == absent.keys()
        shutil.rmtree(bundle)
    down(name)
    return right


def main() -> int:
    """Endure on each cloud."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clouds", nargs="+", choices=list(CLOUDS), default=list(CLOUDS))
    parser.add_argument("--runs", type=int, default=20, help="runs on each cloud (default: 20)")
    parsed = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="assay-endurance-"))
    os.environ["XDG_STATE_HOME"] = str(folder / "state")
    try:
        right = [endure(name, parsed.runs, folder) for name in parsed.clouds]
    finally:
        for name in parsed.clouds:
            down(name)
        shutil.rmtree(folder, ignore_errors=True)
    return int(ExitCode.OK if all(right) else ExitCode.NONCONFORMANT)


if __name__ == "__main__":
    sys.exit(main())

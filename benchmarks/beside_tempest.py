"""Assay beside Tempest, in one run, on one fresh cloud: time, requests, processor time, capabilities.

    python benchmarks/beside_tempest.py [--list 2022.11] [--json FILE]

Both test the same real cloud of the lab, one after the other. Tempest runs the official list with what its
own discovery finds, as an administrator, with two workers. Assay runs, as an ordinary tenant, the checks that
the coverage map gives to those tests, then the principal check of every capability, then all of the Platform
program.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from assay.evidence import read
from assay.formats import coverage, guidelines
from assay.lab import LabCloud, down, up
from assay.model.official import OfficialResult
from assay.model.outcome import Outcome
from assay.runner import suite
from assay.tempest import environment
from assay.tempest.workspace import Workspace

CLOUD = "bench"
JOBS = "4"
"""Checks at a time; Tempest runs two tests at a time. A cloud on two processors does no more in less time."""
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Measured:
    """What one suite cost and gave.

    Args:
        what: Its name in the table.
        wall: Seconds from its start to its end.
        cpu: Processor seconds that the cloud's services took.
        requests: API requests that it made.
        proven: Capabilities proven.
        tests: Tests or checks passed, and all.
    """

    what: str
    wall: float
    cpu: float
    requests: int
    proven: frozenset[str]
    tests: tuple[int, int]


def services_cpu(cloud: LabCloud) -> float:
    """Processor seconds that all processes of a cloud have taken so far."""
    total = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if str(cloud.state_dir).encode() not in (process / "cmdline").read_bytes():
                continue
            fields = (process / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended meanwhile
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def measured(cloud: LabCloud, work: Callable[[], object]) -> tuple[float, float]:
    """Wall and service processor seconds of some work."""
    cpu, began = services_cpu(cloud), time.monotonic()
    work()
    return time.monotonic() - began, services_cpu(cloud) - cpu


def tempest(cloud: LabCloud, folder: Path, name: str) -> Measured:
    """Run the official list."""
    workspace = Workspace(folder, environment.ensure(print), cloud.clouds_yaml)
    folder.mkdir(parents=True, exist_ok=True)
    image = folder / "image.img"
    image.write_bytes(b"\0" * 65536)
    workspace.configure(f"{cloud.name}-admin", image, {"validation": {"run_validation": "False"}})
    workspace.forget()
    mapped = coverage.load(name)
    wall, cpu = measured(cloud, lambda: workspace.run({test.id for test in mapped}, concurrency=2))
    results = workspace.results()
    return Measured(
        f"Tempest {environment.VERSION}, list {name}",
        wall,
        cpu,
        workspace.requests(),
        proven_by_tests(results, name),
        (sum(one.outcome is Outcome.PASS for one in results), len(results)),
    )


def proven_by_tests(results: Iterable[OfficialResult], name: str) -> frozenset[str]:
    """The capabilities of which every official test that ran and was not skipped passed, at least one."""
    known = suite.load().checks
    seen: dict[str, set[Outcome]] = {}
    outcomes: dict[str, set[Outcome]] = {}
    for one in results:
        outcomes.setdefault(one.id, set()).add(one.outcome)
    for test in coverage.load(name):
        for check in test.checks:
            said = outcomes.get(test.id, set()) - {Outcome.BLOCKED}
            seen.setdefault(known[check].proves, set()).update(said)
    return frozenset(capability for capability, found in seen.items() if found == {Outcome.PASS})


def proven_by_checks(passed: set[str], name: str) -> frozenset[str]:
    """The same measure for our checks: the capabilities of which all that stand for official tests passed."""
    known = suite.load().checks
    needed: dict[str, set[str]] = {}
    for test in coverage.load(name):
        for check in test.checks:
            needed.setdefault(known[check].proves, set()).add(check)
    return frozenset(capability for capability, checks in needed.items() if checks <= passed)


def assay(
    cloud: LabCloud, folder: Path, what: str, program: str, *options: str, official: str = ""
) -> Measured:
    """Run a program, or the checks of an official list, as a person would."""
    bundle = folder / what.replace(" ", "-")
    command = [sys.executable, "-m", "assay.cli.main", "run", cloud.name, "-o", str(bundle), "--quiet"]
    command += ["--jobs", JOBS]
    environ = {**os.environ, "OS_CLIENT_CONFIG_FILE": str(cloud.clouds_yaml)}
    wall, cpu = measured(cloud, lambda: subprocess.run([*command, *options], check=False, env=environ))
    evidence = read.read(bundle)
    guideline = guidelines.find()
    passed = {id for id, result in evidence.results.items() if result.outcome is Outcome.PASS}
    proven = (
        proven_by_checks(passed, official)
        if official
        else {name for name in guideline.mandates(program) if set(guideline.proofs(program, name)) <= passed}
    )
    return Measured(
        f"Assay, {what}",
        wall,
        cpu,
        sum(1 for _ in read.all_exchanges(bundle)),
        frozenset(proven),
        (len(passed), len(evidence.results)),
    )


def same(name: str) -> list[str]:
    """Options that choose the checks which prove what the official tests test."""
    checks = {id for test in coverage.load(name) for id in test.checks}
    return [part for id in sorted(checks) for part in ("--check", id)]


def table(rows: list[Measured]) -> str:
    """The result in Markdown, with ratios to the first row."""
    first = rows[0]
    lines = [
        "| | passed | wall s | ratio | service CPU s | ratio | API requests | ratio | capabilities proven |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {row.what} | {row.tests[0]} of {row.tests[1]} | {row.wall:.0f} | {row.wall / first.wall:.2f} "
        f"| {row.cpu:.0f} | {row.cpu / first.cpu:.2f} | {row.requests} | {row.requests / first.requests:.2f} "
        f"| {len(row.proven)} |"
        for row in rows
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--list", default="2022.11", help="the official list (default: 2022.11)")
    parser.add_argument("--json", type=Path, default=None, help="write the figures here")
    parsed = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="assay-bench-"))
    os.environ["XDG_STATE_HOME"] = str(folder / "state")
    try:
        cloud = up(CLOUD, release="2026.2", shape="tenant-networks")
        rows = [
            tempest(cloud, folder / "tempest", parsed.list),
            assay(
                cloud,
                folder,
                "the checks of the same behaviours",
                "platform",
                *same(parsed.list),
                official=parsed.list,
            ),
            assay(cloud, folder, "first look", "first-look", "--program", "first-look"),
            assay(cloud, folder, "platform program", "platform", "--program", "platform"),
        ]
        print(table(rows))
        if parsed.json:
            parsed.json.write_text(
                json.dumps([{**vars(row), "proven": sorted(row.proven)} for row in rows], indent=1)
            )
    finally:
        down(CLOUD)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()

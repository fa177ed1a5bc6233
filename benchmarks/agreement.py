"""Assay and Tempest on the same clouds: where both test the same behaviour, do they say the same?

    python benchmarks/agreement.py [--list 2022.11] [--where PLACE...] [--output benchmarks/agreement.md]

On alpha, on bravo and under each of ten deviations of alpha, every official test that the coverage map gives
to checks of ours is compared with those checks. What Tempest skips, and what a cloud does not offer (`absent`
here; Tempest has no such outcome and fails), is counted apart. Every other difference has to be explained in
agreement.yaml; the exit code is 1 if one is not.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from assay.evidence import read
from assay.formats import coverage
from assay.lab import LabCloud, down, up
from assay.lab.deviations import Deviation, find
from assay.lab.proxy.twin import deviating
from assay.model.coverage import CoveredTest
from assay.model.outcome import Outcome
from assay.problem import ExitCode
from assay.tempest import environment
from assay.tempest.workspace import Workspace

DEVIATIONS = (
    "server-lock-swallowed",
    "server-tags-clearing-swallowed",
    "volume-metadata-removal-swallowed",
    "volume-metadata-item-swallowed",
    "volume-zones-none-available",
    "snapshot-new-name-forgotten",
    "router-in-use-deleted",
    "router-gateway-not-shown",
    "security-group-rule-taken-twice",
    "subnet-dhcp-not-changed",
)
"""Ten behaviours that official tests are about as well, each broken once for whoever asks."""
INTRODUCTION = (
    f"`make agreement`: Tempest {environment.VERSION} and the checks that the coverage map gives",
    "to the tests of an official list, on two right clouds, and on alpha with each of ten deviations.",
    "What Tempest skips it is not configured for, or finds missing;",
    "what a cloud does not offer is `absent` here, and fails there.",
)
CLOUDS = ("alpha", "bravo")
PLACES = (*CLOUDS, *DEVIATIONS)
EXPLANATIONS = Path(__file__).parent / "agreement.yaml"


@dataclass(frozen=True)
class Compared:
    """What both said of one official test.

    Args:
        where: The cloud, or the deviation.
        test: The official test.
        theirs: What Tempest said of it.
        ours: The outcome of our checks together.
    """

    where: str
    test: CoveredTest
    theirs: str
    ours: str

    @property
    def kind(self) -> str:
        """`agree`, `skipped`, `absent` or `differ`."""
        if self.theirs in (Outcome.BLOCKED.value, Outcome.UNRUN.value):
            return "skipped"
        if self.ours == Outcome.ABSENT.value:
            return "absent"
        agree = (self.theirs == Outcome.PASS.value) == (self.ours == Outcome.PASS.value)
        return "agree" if agree else "differ"


def together(outcomes: Collection[str]) -> str:
    """What several checks say of one behaviour: the worst of them."""
    order = ("fail", "error", "blocked", "unrun", "absent", "pass")
    return min(outcomes, key=order.index, default="unrun")


def compare(
    where: str, tests: Collection[CoveredTest], theirs: Mapping[str, str], ours: Mapping[str, str]
) -> list[Compared]:
    """Set both side by side, for the tests that have checks."""
    return [
        Compared(
            where,
            test,
            theirs.get(test.id, Outcome.UNRUN.value),
            together([ours.get(check, "unrun") for check in test.checks]),
        )
        for test in tests
        if test.checks
    ]


def run_assay(
    name: str, second: str, clouds_yaml: Path, folder: Path, checks: Collection[str]
) -> dict[str, str]:
    """The outcome of each of these checks; Tempest, too, has a second project to be kept out."""
    command = [sys.executable, "-m", "assay.cli.main", "run", name, "-o", str(folder), "--quiet"]
    command += ["--second", second]
    command += [part for check in checks for part in ("--check", check)]
    subprocess.run(
        command,
        env={**os.environ, "OS_CLIENT_CONFIG_FILE": str(clouds_yaml)},
        check=False,
        capture_output=True,
    )
    return {id: result.outcome.value for id, result in read.read(folder).results.items()}


def run_tempest(workspace: Workspace, tests: Collection[CoveredTest]) -> dict[str, str]:
    """What Tempest says by id; where an id has several tests, a skipped one counts least, then the worst."""
    order = (Outcome.ERROR, Outcome.FAIL, Outcome.PASS, Outcome.BLOCKED)
    said: dict[str, Outcome] = {}
    for result in workspace.run({test.id for test in tests}, concurrency=2):
        said[result.id] = min(said.get(result.id, Outcome.BLOCKED), result.outcome, key=order.index)
    return {id: outcome.value for id, outcome in said.items()}


def configured(cloud: LabCloud, entry: str, clouds_yaml: Path, folder: Path) -> Workspace:
    """A Tempest that tests a cloud under one of its entries."""
    folder.mkdir()
    image = folder / "image.img"
    image.write_bytes(b"\0" * 65536)
    workspace = Workspace(folder, environment.ensure(print), clouds_yaml)
    settings: dict[str, dict[str, str]] = {"validation": {"run_validation": "False"}}
    if cloud.shape == "provider-network":
        settings |= {
            "auth": {"create_isolated_networks": "False"},
            "compute": {"fixed_network_name": "lan"},
        }
    workspace.configure(f"{entry}-admin", image, settings)
    return workspace


def on_cloud(cloud: LabCloud, name: str, folder: Path) -> list[Compared]:
    """All of the list on a right cloud."""
    tests = coverage.load(name)
    workspace = configured(cloud, cloud.name, cloud.clouds_yaml, folder / f"tempest-{cloud.name}")
    theirs = run_tempest(workspace, tests)
    checks = {check for test in tests for check in test.checks}
    ours = run_assay(cloud.name, f"{cloud.name}-other", cloud.clouds_yaml, folder / cloud.name, checks)
    return compare(cloud.name, tests, theirs, ours)


def under(deviation: Deviation, cloud: LabCloud, name: str, folder: Path) -> list[Compared]:
    """What tests what a deviation breaks."""
    broken = [test for test in coverage.load(name) if deviation.breaks in test.checks]
    with deviating(cloud.name, [deviation]) as twin:
        workspace = configured(cloud, twin.name, twin.clouds_yaml, folder / f"tempest-{deviation.name}")
        theirs = run_tempest(workspace, broken)
        if deviation.name not in {touch.fault for touch in twin.proxy.touches}:
            sys.exit(f"{deviation.name} met nothing that Tempest did: there is nothing to compare")
        wanted = {check for test in broken for check in test.checks}
        ours = run_assay(twin.name, f"{twin.name}-other", twin.clouds_yaml, folder / deviation.name, wanted)
    return compare(deviation.name, broken, theirs, ours)


def everywhere(name: str, places: Collection[str], folder: Path) -> Iterator[Compared]:
    """What was said in each of these places, which are clouds and deviations of alpha."""
    deviations = [find(place) for place in places if place not in CLOUDS]
    for cloud in CLOUDS:
        if cloud in places:
            print(f"both test {cloud}", file=sys.stderr)
            yield from on_cloud(up(cloud), name, folder)
    down("bravo")
    for deviation in deviations:
        print(f"both test alpha with {deviation.name}", file=sys.stderr)
        yield from under(deviation, up("alpha"), name, folder)


def report(found: list[Compared], explained: Mapping[tuple[str, str], str]) -> str:
    """What came of it, in Markdown."""
    lines = [
        "# Assay and Tempest side by side",
        "",
        *INTRODUCTION,
        "",
        "| where | tests compared | agree | Tempest skipped | not offered | differ |",
        "|---|---|---|---|---|---|",
    ]
    for where in dict.fromkeys(one.where for one in found):
        here = Counter(one.kind for one in found if one.where == where)
        kinds = " | ".join(str(here[kind]) for kind in ("agree", "skipped", "absent", "differ"))
        lines.append(f"| {where} | {here.total()} | {kinds} |")
    lines += ["", "Where they differ:", ""]
    for one in found:
        if one.kind == "differ":
            why = explained.get((one.where, one.test.id), "NOT EXPLAINED")
            lines.append(
                f"- {one.where}: `{one.test.test}` ({one.test.id}): Tempest {one.theirs}, "
                f"Assay {one.ours} ({', '.join(one.test.checks)}). {why}"
            )
    return "\n".join(lines) + "\n"


def main() -> int:
    """Compare, report, and say whether everything is explained."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--list", default="2022.11", help="the official list (default: 2022.11)")
    parser.add_argument(
        "--where",
        nargs="+",
        default=PLACES,
        metavar="PLACE",
        help=f"only there: {', '.join(CLOUDS)}, or a deviation",
    )
    parser.add_argument("--output", type=Path, default=None, help="write the report here, too")
    parsed = parser.parse_args()
    entries = yaml.safe_load(EXPLANATIONS.read_text())
    explained = {(entry["where"], entry["id"]): entry["why"] for entry in entries}
    folder = Path(tempfile.mkdtemp(prefix="assay-agreement-"))
    os.environ["XDG_STATE_HOME"] = str(folder / "state")
    try:
        found = list(everywhere(parsed.list, parsed.where, folder))
    finally:
        for name in CLOUDS:
            down(name)
        shutil.rmtree(folder, ignore_errors=True)
    text = report(found, explained)
    print(text)
    if parsed.output:
        parsed.output.write_text(text)
    unexplained = [one for one in found if one.kind == "differ" and (one.where, one.test.id) not in explained]
    return int(ExitCode.NONCONFORMANT if unexplained else ExitCode.OK)


if __name__ == "__main__":
    sys.exit(main())

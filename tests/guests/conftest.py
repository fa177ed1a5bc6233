"""Two clouds with real guests, one after the other told what they lack, and what was seen on them."""

import shutil
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from assay.guest import tools
from assay.guest.debian import ensure as ensure_debian
from assay.lab import LabCloud, down, running, status, up
from assay.lab.guests import permissions
from assay.problem import Problem
from tests.compare.looked_at import patterns
from tests.run.conftest import connected, run_assay


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here: `make test` leaves it out, and says so."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.guest)


@pytest.fixture(scope="session")
def root() -> None:
    """Fail where no cloud with real guests can run: who asks for these tests is not told that they passed."""
    try:
        permissions.ensure()
    except Problem as refusal:
        pytest.fail(str(refusal), pytrace=False)


@dataclass
class Peak:
    """The most memory that all clouds took at once, as often as it was looked at.

    Args:
        bytes: Their proportional set sizes together, guests included.
        clouds: How many clouds ran then.
    """

    bytes: int = 0
    clouds: int = 0

    def look(self) -> None:
        """Look once more; a cloud that goes meanwhile is not there to be counted."""
        try:
            clouds = running()
            memory = sum(status.of(cloud.name).memory for cloud in clouds)
        except (OSError, Problem):
            return
        if memory > self.bytes:
            self.bytes, self.clouds = memory, len(clouds)


@pytest.fixture(scope="session")
def peak(lab_state: None) -> Iterator[Peak]:
    """What clouds with guests took at most, looked at every ten seconds from before the first came up."""
    seen, ended = Peak(), threading.Event()

    def look_on() -> None:
        while not ended.wait(10):
            seen.look()

    looking = threading.Thread(target=look_on, daemon=True)
    looking.start()
    yield seen
    ended.set()
    looking.join()


@pytest.fixture(scope="session")
def north(root: None, peak: Peak, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LabCloud]:
    """The cloud north, ready."""
    yield from _up("north", tmp_path_factory)


@pytest.fixture(scope="session")
def south(root: None, peak: Peak, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LabCloud]:
    """The cloud south, ready."""
    yield from _up("south", tmp_path_factory)


def _up(name: str, factory: pytest.TempPathFactory) -> Iterator[LabCloud]:
    """A cloud as long as the tests last; what it logged stays with their files, for what happens rarely."""
    cloud = up(name, install=True)
    yield cloud
    shutil.copytree(cloud.state_dir / "log", factory.mktemp(name) / "log")
    down(name)


@pytest.fixture(scope="session")
def debian(root: None) -> Path:
    """A Debian with cloud-init, built here after installing what it is built with."""
    if wanted := tools.missing("mmdebstrap"):
        install = ("apt-get", "install", "--yes", "--no-install-recommends", *wanted)
        subprocess.run(install, check=True, capture_output=True)
    return ensure_debian(print)


@pytest.fixture(scope="session")
def distribution(debian: Path, north: LabCloud, south: LabCloud) -> str:
    """The name of an image with cloud-init that both clouds have, as a cloud's own Debian."""
    for cloud in (north, south):
        upload = connected(cloud, cloud.name).image.create_image
        upload("debian", filename=str(debian), disk_format="qcow2", container_format="bare", wait=True)
    return "debian"


@pytest.fixture(scope="session")
def north_bundle(north: LabCloud, distribution: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle of a run of a first look and all guest checks on north."""
    return _looked_into(north, distribution, tmp_path_factory)


@pytest.fixture(scope="session")
def south_bundle(south: LabCloud, distribution: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle of a run of a first look and all guest checks on south."""
    return _looked_into(south, distribution, tmp_path_factory)


def _looked_into(cloud: LabCloud, distribution: str, factory: pytest.TempPathFactory) -> Path:
    folder = factory.mktemp(cloud.name) / "bundle"
    checks = [f"--check={one}" for one in patterns(cloud.name)]
    options = ("--distribution", distribution, "--timeout", "200")
    said = run_assay("run", cloud.name, "-o", folder, *checks, *options, timeout=3600)
    assert "left behind" in said.out, said
    return folder

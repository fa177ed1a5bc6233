"""Two clouds with real guests, one after the other told what they lack, and what was seen on them."""

import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from assay.lab import LabCloud, down, running, status, up
from assay.problem import Problem
from tests.compare.looked_at import patterns
from tests.run.conftest import run_assay


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here: `make test` leaves it out, and says so."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.guest)


@pytest.fixture(scope="session")
def root() -> None:
    """Skip what needs root for others."""
    if os.geteuid():
        pytest.skip("clouds with real guests need root: sudo make test-guests")


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
def north_bundle(north: LabCloud, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle of a run of a first look and all guest checks on north."""
    return _looked_into(north, tmp_path_factory)


@pytest.fixture(scope="session")
def south_bundle(south: LabCloud, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle of a run of a first look and all guest checks on south."""
    return _looked_into(south, tmp_path_factory)


def _looked_into(cloud: LabCloud, factory: pytest.TempPathFactory) -> Path:
    folder = factory.mktemp(cloud.name) / "bundle"
    checks = [f"--check={one}" for one in patterns(cloud.name)]
    said = run_assay("run", cloud.name, "-o", folder, *checks, "--timeout", "200", timeout=3600)
    assert "left behind" in said.out, said
    return folder

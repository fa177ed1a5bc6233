"""Two published distributions, and an environment of each test's own in which they are installed."""

import shutil
from pathlib import Path

import pytest

from tests.provenance.builders import KEYSTONE, NOVA, Published, install, publish


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Let no test see or fill the user's cache of archives; the lab's environment lies in that cache."""
    if not request.node.get_closest_marker("lab"):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture(scope="session")
def nova(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """Version 34.0.0 of a small nova."""
    return publish(tmp_path_factory.mktemp("nova"), "nova", "34.0.0", NOVA)


@pytest.fixture(scope="session")
def keystone(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """Version 30.0.0 of a small keystone."""
    return publish(tmp_path_factory.mktemp("keystone"), "keystone", "30.0.0", KEYSTONE)


@pytest.fixture(scope="session")
def untouched(tmp_path_factory: pytest.TempPathFactory, nova: Published, keystone: Published) -> Path:
    """An environment with both, never to be changed."""
    environment = tmp_path_factory.mktemp("untouched") / "environment"
    install(environment, nova.wheel, keystone.wheel)
    return environment


@pytest.fixture
def site(tmp_path: Path, untouched: Path) -> Path:
    """The site-packages of a copy of that environment, in the folder `root`."""
    shutil.copytree(untouched, tmp_path / "root", symlinks=True)
    return next((tmp_path / "root").glob("lib/python*/site-packages"))


@pytest.fixture
def root(site: Path, tmp_path: Path) -> Path:
    """That copy."""
    return tmp_path / "root"

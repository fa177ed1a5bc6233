"""A state directory of the tests' own, so that a developer's labs are left alone; the cache is shared."""

import signal
from collections.abc import Iterator

import pytest
from hypothesis import settings

from assay.lab import LabCloud, down, lifecycle, up

# How long one example takes says how busy the machine is, and nothing of what is tested.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


BUNDLES = {"alpha_bundle", "bravo_bundle"}
"""Whole runs, which take minutes; who looks at them shares them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of a file together, so that a lab is started once for all of them.

    Several processes may share the tests with a lab, each with clouds of its own.
    """
    lab = [item for item in items if item.get_closest_marker("lab")]
    looking = {item.path for item in lab if BUNDLES & {*getattr(item, "fixturenames", ())}}
    for item in lab:
        item.add_marker(pytest.mark.xdist_group("bundles" if item.path in looking else str(item.path)))


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> None:
    """Let children be interrupted: a shell that starts the tests in the background has them ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def lab_state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the state of labs in a temporary directory, and end every lab with the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield
        for name in lifecycle.known():
            down(name)


@pytest.fixture(scope="session")
def alpha(lab_state: None) -> LabCloud:
    """The cloud alpha, ready."""
    return up("alpha")


@pytest.fixture(scope="session")
def bravo(lab_state: None) -> LabCloud:
    """The cloud bravo, ready."""
    return up("bravo")

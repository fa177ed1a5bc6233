"""A state directory of the tests' own, so that a developer's labs are left alone; the cache is shared."""

from collections.abc import Callable, Iterator
from typing import Any

import openstack
import pytest

from assay.lab import LabCloud, down, lifecycle, up

Connect = Callable[[str], Any]


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
    """Return the cloud alpha, ready."""
    return up("alpha")


@pytest.fixture
def connect(lab_state: None) -> Iterator[Connect]:
    """Return a function that connects to an entry of the lab's clouds.yaml."""
    connections = []

    def connected(entry: str) -> Any:
        from assay.lab import paths

        config = openstack.config.OpenStackConfig(
            config_files=[str(paths.clouds_yaml())], load_envvars=False
        ).get_one(entry)
        connection = openstack.connection.Connection(config=config)
        connections.append(connection)
        return connection

    yield connected
    for connection in connections:
        connection.close()

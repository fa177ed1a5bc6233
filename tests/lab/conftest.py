"""Connections to the lab's clouds."""

from collections.abc import Callable, Iterator
from typing import Any

import openstack
import pytest

Connect = Callable[[str], Any]


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

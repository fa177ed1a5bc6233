"""A cloud with real guests comes up beside another, can be used from here, and leaves nothing."""

import socket
import subprocess

import pytest

from assay.lab import LabCloud, processes, status
from assay.lab.guests import wire
from assay.lab.shapes import GuestShape, find
from assay.problem import Problem
from tests.run.conftest import connected

pytestmark = pytest.mark.timeout(3600)


def test_both_run_at_once_on_the_usual_ports(north: LabCloud, south: LabCloud) -> None:
    """Each answers at an address of its own."""
    assert {north.ports["keystone"], south.ports["keystone"]} == {5000}
    for cloud in (north, south):
        host = cloud.auth_url.removeprefix("http://").partition(":")[0]
        socket.create_connection((host, 5000), timeout=10).close()
        assert list(connected(cloud, cloud.name).compute.flavors())


def test_memory_is_that_of_all_processes(north: LabCloud) -> None:
    """Status counts the database, the switch and the guests, which the supervisor did not start itself."""
    names = {service.service for service in status.of("north").services}
    assert {"mariadb", "rabbitmq", "vswitchd", "nova-compute"} <= names
    assert status.of("north").memory > 1 << 30


def test_only_one_cloud_has_an_address(north: LabCloud) -> None:
    """A second cloud of a shape with one address is refused, and nothing of it is begun."""
    from assay.lab import lifecycle, up

    with pytest.raises(Problem, match="runs already as guest-overlay"):
        up("another", release="2026.2", shape="guest-overlay")
    assert "another" not in lifecycle.known()


def test_its_servers_are_routed_to_from_here(north: LabCloud) -> None:
    """This machine has a way to the floating IPs, over the wire."""
    shape = find(north.shape)
    assert isinstance(shape, GuestShape)
    routes = subprocess.run(["ip", "route", "show"], capture_output=True, text=True, check=True).stdout
    assert f"{shape.network.cidr} via {shape.address} dev {wire.BRIDGE}" in routes
    assert processes.is_supervised(north.state_dir)

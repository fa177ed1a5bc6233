"""Two clouds at once, and the end of one."""

import pytest

from assay.lab import LabCloud, down, running, status, up

from . import leftovers
from .conftest import Connect

pytestmark = pytest.mark.lab

GIBIBYTE = 1 << 30
"""What a cloud may take when it is ready, in bytes, pages that processes share counted once."""


def test_a_new_alpha_takes_less_than_a_gibibyte(lab_state: None) -> None:
    """The like of alpha fits into its memory, before anything is asked of it."""
    up("hotel", release="2026.2", shape="tenant-networks")
    assert 0 < status.of("hotel").memory < GIBIBYTE
    down("hotel")


def test_both_clouds_run_at_once_and_one_goes_without_a_trace(alpha: LabCloud, connect: Connect) -> None:
    """bravo's like starts beside alpha and differs where it should; `down` leaves nothing of it.

    It has a name of its own, since other tests share bravo.
    """
    bravo = up("golf", release="2025.1", shape="provider-network")
    others = [cloud for cloud in running() if cloud != bravo]
    assert alpha in others
    assert not set(alpha.ports.values()) & set(bravo.ports.values())
    assert 0 < status.of("golf").memory < GIBIBYTE
    versions = {
        name: connect(name).compute.get_endpoint_data().max_microversion for name in ("alpha", "golf")
    }
    assert versions["alpha"] > versions["golf"]
    cloud = connect("golf")
    assert not cloud.has_service("object-store")
    flavor, image = cloud.compute.find_flavor("c1r2"), cloud.image.find_image("tiny-simulated")
    lan = cloud.network.find_network("lan")
    server = cloud.compute.create_server(
        name="direct", flavor_id=flavor.id, image_id=image.id, networks=[{"uuid": lan.id}]
    )
    server = cloud.compute.wait_for_server(server, wait=30, interval=0.1)
    assert [address["addr"].rpartition(".")[0].startswith("10.77") for address in server.addresses["lan"]]
    assert server.has_config_drive
    with pytest.raises(Exception, match="403"):
        cloud.network.create_network(name="mine")
    assert down("golf")
    assert leftovers.of(bravo) == []
    assert running() == others
    assert not down("golf"), "there is nothing left to stop"

"""Deleting a network."""

from openstack.network.v2.subnet import Subnet

from assay.kit import Cloud, Expect, check


@check(
    "network.network.delete",
    proves="networks-l2-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#delete-network",
)
def deleted_network_takes_its_subnets_along(cloud: Cloud, expect: Expect, own_subnet: Subnet) -> None:
    """A network without ports can be deleted; it and its subnets are gone then."""
    network = cloud.rest("network")
    path = f"/networks/{own_subnet.network_id}"
    deleted = network.delete(path, refusable=True)
    expect.status("the network can be deleted", deleted, 204)
    expect.status("the network is gone", network.get(path, refusable=True), 404)
    subnet = network.get(f"/subnets/{own_subnet.id}", refusable=True)
    expect.status("its subnet is gone", subnet, 404)

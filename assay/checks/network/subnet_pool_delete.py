"""Deleting a subnet pool."""

from openstack.network.v2.subnet_pool import SubnetPool

from assay.kit import Cloud, Expect, check


@check(
    "network.subnet-pool.delete",
    proves="networks-subnet-pools-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#delete-subnet-pool",
    extension="subnet_allocation",
)
def deleted_pool_is_gone(cloud: Cloud, expect: Expect, own_subnet_pool: SubnetPool) -> None:
    """A subnet pool that nothing uses can be deleted and is gone then."""
    network = cloud.rest("network")
    path = f"/subnetpools/{own_subnet_pool.id}"
    expect.status("the pool can be deleted", network.delete(path, refusable=True), 204)
    expect.status("the pool is gone", network.get(path, refusable=True), 404)

"""Showing a part of a subnet."""

from openstack.network.v2.subnet import Subnet

from assay.kit import Cloud, Expect, check


@check(
    "network.subnet.fields",
    proves="networks-l2-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#show-subnet-details",
)
def subnet_is_shown_in_part(cloud: Cloud, expect: Expect, lent_subnet: Subnet) -> None:
    """A subnet can be shown with those fields alone that were asked for."""
    wanted = {"id": lent_subnet.id, "network_id": lent_subnet.network_id}
    shown = cloud.rest("network").get(f"/subnets/{lent_subnet.id}", params={"fields": list(wanted)})
    expect("it has those fields and values alone", shown["subnet"], equals=wanted)

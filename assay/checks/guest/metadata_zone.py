"""Where a guest is."""

from assay.kit import Cloud, Expect, check
from assay.kit.guest import Guest, document


@check(
    "guest.metadata.zone",
    proves="guest-metadata",
    spec="https://docs.openstack.org/nova/latest/user/metadata.html",
)
def guest_is_told_its_availability_zone(cloud: Cloud, expect: Expect, guest: Guest) -> None:
    """A guest is told the availability zone that the API tells of its server."""
    server = cloud.rest("compute").get(f"/servers/{guest.id}")["server"]
    told = document(guest.look(), "meta_data.json").get("availability_zone")
    expect("it is the server's", told, equals=server["OS-EXT-AZ:availability_zone"])

"""What a tenant tells a server."""

from assay.kit import Expect, check
from assay.kit.guest import Guest, document
from assay.kit.resources.guests import PROPERTIES


@check(
    "guest.metadata.properties",
    proves="guest-metadata",
    spec="https://docs.openstack.org/nova/latest/user/metadata.html",
)
def properties_reach_the_guest(expect: Expect, guest: Guest) -> None:
    """The properties that a tenant gave a server are in the metadata that its guest reads."""
    told = document(guest.look(), "meta_data.json").get("meta")
    expect("the guest reads them all", told, equals=PROPERTIES)

"""What a tenant tells a server."""

from assay.kit import Expect, Facts, check
from assay.kit.guest import Guest, document
from assay.kit.resources.guests import PROPERTIES


@check(
    "guest.metadata.properties",
    proves="guest-metadata",
    spec="https://docs.openstack.org/nova/latest/user/metadata.html",
)
def properties_reach_the_guest(expect: Expect, fact: Facts, guest: Guest) -> None:
    """The properties that a tenant gave a server are in the metadata that its guest reads."""
    seen = guest.look()
    told = document(seen, "meta_data.json").get("meta")
    of_operator = document(seen, "vendor_data.json")
    fact("guest.vendor-data", tuple(f"{key}={of_operator[key]}"[:80] for key in sorted(of_operator)))
    expect("the guest reads them all", told, equals=PROPERTIES)

"""Name servers in the metadata."""

from assay.kit import Absent, Expect, check
from assay.kit.guest import Guest, document
from assay.kit.resources.guests import Site


@check(
    "guest.metadata.dns",
    proves="guest-subnet-options",
    spec="https://docs.openstack.org/nova/latest/user/metadata.html",
)
def metadata_have_the_name_servers(expect: Expect, guest: Guest, guest_site: Site) -> None:
    """The metadata of a guest have the name servers of its subnet, for guests that ask no DHCP server."""
    wanted = [server for one in guest_site.subnets for server in one["dns_nameservers"]]
    if not wanted:
        raise Absent("The operator's subnet names no name servers, and a tenant can make none.")
    services = document(guest.look(), "network_data.json").get("services", [])
    told = [one.get("address") for one in services if one.get("type") == "dns"]
    expect("they are the subnet's", told, same_items=wanted)

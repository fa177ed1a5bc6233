"""What a guest is called."""

from assay.kit import Cloud, Expect, check
from assay.kit.guest import Guest, document


@check(
    "guest.metadata.name",
    proves="guest-metadata",
    spec="https://docs.openstack.org/nova/latest/user/metadata.html",
)
def guest_is_told_its_name(cloud: Cloud, expect: Expect, guest: Guest) -> None:
    """The metadata of a guest have the name of its server, letter by letter."""
    server = cloud.rest("compute").get(f"/servers/{guest.id}")["server"]
    told = document(guest.look(), "meta_data.json").get("name")
    expect("it is the server's", told, equals=server["name"])

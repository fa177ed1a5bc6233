"""Whose a guest is."""

from assay.kit import Cloud, Expect, check
from assay.kit.guest import Guest, document


@check(
    "guest.metadata.project",
    proves="guest-metadata",
    spec="https://docs.openstack.org/nova/latest/user/metadata.html",
)
def guest_is_told_its_project(cloud: Cloud, expect: Expect, guest: Guest) -> None:
    """A guest is told the id of the project that its server belongs to."""
    server = cloud.rest("compute").get(f"/servers/{guest.id}")["server"]
    told = document(guest.look(), "meta_data.json").get("project_id")
    expect("it is the server's", told, equals=server["tenant_id"])

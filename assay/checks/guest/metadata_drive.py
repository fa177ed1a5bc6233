"""The config drive."""

from assay.kit import Expect, check
from assay.kit.guest import Guest, document


@check(
    "guest.metadata.drive",
    proves="guest-config-drive",
    spec="https://docs.openstack.org/nova/latest/user/metadata.html#config-drives",
)
def config_drive_is_plugged_in(expect: Expect, driven_guest: Guest) -> None:
    """A server that was asked for with a config drive has one, with the server's own documents."""
    seen = driven_guest.look()
    drive = seen.sources.drive if seen.sources else "no"
    if expect("there is a drive called config-2", drive, differs_from="no"):
        told = document(seen, "meta_data.json", "drive")
        expect("it tells the server's id", told.get("uuid"), equals=driven_guest.id)
        names = {one.name for one in seen.documents if one.source == "drive"}
        expect("it has the user-data", names, contains="user_data")

"""The file system of the config drive."""

from assay.kit import Expect, check
from assay.kit.guest import Guest

READABLE = ("iso9660", "vfat")


@check(
    "guest.metadata.drive-format",
    proves="guest-config-drive",
    spec="https://docs.openstack.org/nova/latest/user/metadata.html#config-drives",
)
def config_drive_can_be_read_anywhere(expect: Expect, driven_guest: Guest) -> None:
    """A config drive is one ISO 9660 or VFAT file system, which any system can read."""
    drives = [one for one in driven_guest.look().disks if one.label.lower() == "config-2"]
    if expect("there is one drive called config-2", len(drives), equals=1):
        expect("it is of a kind that is read anywhere", drives[0].fs, among=READABLE)

"""The root file system of a distribution."""

from openstack.compute.v2.flavor import Flavor

from assay.kit import Expect, check
from assay.kit.guest import Guest
from assay.kit.resources.distribution_guests import GIB, told_by


@check(
    "guest.cloud-init.root",
    proves="guest-cloud-init",
    spec="https://docs.cloud-init.io/en/latest/reference/modules.html#growpart",
)
def distribution_grows_into_its_disk(
    expect: Expect, distribution_guest: Guest, distribution_flavor: Flavor
) -> None:
    """The root file system of an image with cloud-init grows until it fills the disk of the flavor."""
    told = told_by(distribution_guest)
    expect("it fills the disk", told.root_bytes, at_least=distribution_flavor.disk * GIB * 8 // 10)

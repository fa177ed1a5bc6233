"""Who tells a distribution what it is."""

from assay.kit import Expect, check
from assay.kit.guest import Guest
from assay.kit.resources.distribution_guests import told_by


@check(
    "guest.cloud-init.datasource",
    proves="guest-cloud-init",
    spec="https://docs.cloud-init.io/en/latest/reference/datasources/openstack.html",
)
def distribution_finds_what_the_cloud_tells(expect: Expect, distribution_guest: Guest) -> None:
    """An image with cloud-init finds what the cloud tells of its server, and comes up without an error."""
    told = told_by(distribution_guest)
    expect("it found what the cloud tells", told.datasource, matches="DataSource(OpenStack|ConfigDrive).*")
    expect("cloud-init had no errors", list(told.errors), equals=[])

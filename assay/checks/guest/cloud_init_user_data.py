"""What a tenant has a distribution do."""

from assay.guest import cloud_init
from assay.kit import Expect, check
from assay.kit.guest import Guest
from assay.kit.resources.distribution_guests import told_by


@check(
    "guest.cloud-init.user-data",
    proves="guest-cloud-init",
    spec="https://docs.cloud-init.io/en/latest/explanation/format.html",
)
def distribution_follows_each_part_of_its_user_data(expect: Expect, distribution_guest: Guest) -> None:
    """Cloud-init applies what is configuration in user-data of several parts before it runs the scripts."""
    told = told_by(distribution_guest)
    expect("the configuration was applied when the script ran", told.config, equals=cloud_init.MARKER)

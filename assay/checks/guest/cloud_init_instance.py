"""Which server a distribution believes to be."""

from assay.kit import Expect, check
from assay.kit.guest import Guest
from assay.kit.resources.distribution_guests import told_by


@check(
    "guest.cloud-init.instance",
    proves="guest-cloud-init",
    spec="https://docs.cloud-init.io/en/latest/explanation/instancedata.html",
)
def distribution_knows_which_server_it_is(expect: Expect, distribution_guest: Guest) -> None:
    """Cloud-init takes the id of its server for that of its instance, so that it sets up each server once."""
    told = told_by(distribution_guest)
    expect("it has the server's id", told.instance, equals=distribution_guest.id)

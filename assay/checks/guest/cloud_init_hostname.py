"""The name of a distribution."""

from assay.kit import Cloud, Expect, check
from assay.kit.guest import Guest
from assay.kit.resources.distribution_guests import told_by


@check(
    "guest.cloud-init.hostname",
    proves="guest-cloud-init",
    spec="https://docs.cloud-init.io/en/latest/reference/modules.html#set-hostname",
)
def distribution_has_the_name_of_its_server(cloud: Cloud, expect: Expect, distribution_guest: Guest) -> None:
    """An image with cloud-init takes its server's name for its host name."""
    server = cloud.rest("compute").get(f"/servers/{distribution_guest.id}")["server"]
    told = told_by(distribution_guest)
    expect(
        "the host name is the server's name", told.hostname.partition(".")[0], equals=server["name"].lower()
    )

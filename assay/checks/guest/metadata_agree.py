"""Two sources of metadata."""

from assay.kit import Absent, Expect, check
from assay.kit.guest import Guest

USER_DATA = "user_data"
TOLD_BY_BOTH = ("network_data.json", USER_DATA)
"""What does not depend on when it was written."""


@check(
    "guest.metadata.agree",
    proves="guest-metadata-service",
    spec="https://docs.openstack.org/nova/latest/user/metadata.html",
)
def drive_and_service_agree(expect: Expect, driven_guest: Guest) -> None:
    """The config drive and the metadata service tell a guest the same."""
    seen = driven_guest.served()
    if not (seen.sources and seen.sources.service):
        raise Absent("The cloud's metadata service does not answer this guest, so there is one source only.")
    for name in TOLD_BY_BOTH:
        drive, service = seen.document(name, "drive"), seen.document(name, "service")
        if name == USER_DATA and not (drive and service):
            continue  # whether each of them has user-data is asked by checks of their own
        told = service.sha256 if service else "nothing"
        expect(f"they agree on {name}", told, equals=drive.sha256 if drive else "")

"""Two sources of metadata."""

from assay.kit import Absent, Expect, check
from assay.kit.guest import Guest

TOLD_BY_BOTH = ("network_data.json", "user_data")
"""What does not depend on when it was written."""


@check(
    "guest.metadata.agree",
    proves="guest-metadata",
    spec="https://docs.openstack.org/nova/latest/user/metadata.html",
)
def drive_and_service_agree(expect: Expect, driven_guest: Guest) -> None:
    """The config drive and the metadata service tell a guest the same."""
    seen = driven_guest.look()
    if not (seen.sources and seen.sources.service):
        raise Absent("The cloud's metadata service does not answer this guest, so there is one source only.")
    for name in TOLD_BY_BOTH:
        drive, service = seen.document(name, "drive"), seen.document(name, "service")
        told = service.sha256 if service else "nothing"
        expect(f"they agree on {name}", told, equals=drive.sha256 if drive else "")

"""The metadata service."""

from assay.kit import Absent, Expect, check
from assay.kit.guest import Guest, document


@check(
    "guest.metadata.service",
    proves="guest-metadata-service",
    spec="https://docs.openstack.org/nova/latest/user/metadata.html#metadata-service",
)
def metadata_service_answers(expect: Expect, guest: Guest) -> None:
    """The metadata service answers a guest at 169.254.169.254, with the server's own documents."""
    seen = guest.served()
    if not (seen.sources and seen.sources.service):
        raise Absent("The cloud's metadata service does not answer this guest.")
    told = document(seen, "meta_data.json", "service")
    expect("it tells the server's id", told.get("uuid"), equals=guest.id)
    names = {one.name for one in seen.documents if one.source == "service"}
    expect("it hands out the user-data", names, contains="user_data")

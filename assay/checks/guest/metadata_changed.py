"""Metadata that change."""

from assay.guest.report import Report
from assay.kit import Absent, Cloud, Expect, check
from assay.kit.guest import Guest, document


@check(
    "guest.metadata.changed",
    proves="guest-metadata-service",
    spec="https://docs.openstack.org/nova/latest/user/metadata.html#metadata-service",
)
def changed_property_is_told(cloud: Cloud, expect: Expect, lent_guest: Guest) -> None:
    """A property that a running server is given is told by the metadata service within two minutes."""
    before = lent_guest.served()
    if not (before.sources and before.sources.service):
        raise Absent("The cloud's metadata service does not answer this guest.")
    mood = cloud.name("mood")
    cloud.rest("compute").post(f"/servers/{lent_guest.id}/metadata", json={"metadata": {"mood": mood}})

    def told(seen: Report) -> object:
        return document(seen, "meta_data.json", "service").get("meta", {}).get("mood")

    after = lent_guest.settled(lambda report: told(report) == mood)
    expect("the service tells the property", told(after), equals=mood)

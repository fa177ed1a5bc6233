"""Listing the availability zones of volumes."""

from assay.kit import Cloud, Expect, Facts, check


@check(
    "block-storage.availability-zone.list",
    proves="volumes-v3-availability-zones",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#get-availability-zone-information",
)
def zones_are_listed_with_their_state(cloud: Cloud, expect: Expect, fact: Facts) -> None:
    """The availability zones of volumes are listed by name and state, and at least one is available."""
    zones = cloud.rest("block-storage").get("/os-availability-zone")["availabilityZoneInfo"]
    names = [zone.get("zoneName") for zone in zones]
    expect("each zone has a name", [name for name in names if not name], equals=[])
    states = [zone.get("zoneState", {}).get("available") for zone in zones]
    undecided = [state for state in states if not isinstance(state, bool)]
    expect("each is available or is not", undecided, equals=[])
    expect("at least one is available", states, contains=True)
    fact("block-storage.availability-zones", tuple(sorted(map(str, names))))

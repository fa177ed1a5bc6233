"""The availability zone of a volume."""

from openstack.block_storage.v3.volume import Volume

from assay.kit import Cloud, Expect, check


@check(
    "block-storage.volume.availability-zone",
    proves="volumes-v3-availability-zones",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#show-a-volume-s-details",
)
def volume_lies_in_a_listed_zone(cloud: Cloud, expect: Expect, volume: Volume) -> None:
    """A volume lies in one of the availability zones that the service lists."""
    storage = cloud.rest("block-storage")
    shown = storage.get(f"/volumes/{volume.id}")["volume.availability_zone"]
    zones = storage.get("/os-availability-zone")["availabilityZoneInfo"]
    expect("its zone is among those listed", shown, among=[zone.get("zoneName") for zone in zones])

"""Filtering the list of volumes by availability zone."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.volume_pairs import VolumePair


@check(
    "block-storage.volume.list-zone",
    proves="volumes-v3-availability-zones",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#list-accessible-volumes-with-details",
)
def zone_narrows_the_list(cloud: Cloud, expect: Expect, volume_pair: VolumePair) -> None:
    """The list of volumes, brief or detailed, can be narrowed by availability zone."""
    ours = [str(volume_pair.first.id), str(volume_pair.second.id)]
    zone = str(volume_pair.first.availability_zone)

    def listed(path: str, zone: str) -> list[str]:
        params = {"metadata": volume_pair.query(), "availability_zone": zone}
        answer = cloud.rest("block-storage").get(path, params=params)
        return [str(one.get("id")) for one in answer["volumes"]]

    for form, path in (("brief", "/volumes"), ("detailed", "/volumes/detail")):
        # One of the two may lie in another zone, if the cloud chooses among several.
        expect(f"its zone finds it in the {form} list", listed(path, zone), contains=ours[0])
        expect(f"another zone finds none in the {form} list", listed(path, "no-such-zone"), equals=[])

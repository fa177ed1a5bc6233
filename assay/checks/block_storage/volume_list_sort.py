"""Sorting the list of volumes."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.volume_pairs import VolumePair


@check(
    "block-storage.volume.list-sort",
    proves="volumes-v3-list",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#list-accessible-volumes",
)
def list_is_sorted_as_asked_for(cloud: Cloud, expect: Expect, volume_pair: VolumePair) -> None:
    """The list of volumes is sorted by name in the direction that was asked for."""

    def listed(direction: str) -> list[str]:
        params = {"metadata": volume_pair.query(), "sort": f"name:{direction}"}
        answer = cloud.rest("block-storage").get("/volumes", params=params)
        return [str(one.get("id")) for one in answer["volumes"]]

    rising = [volume_pair.first.id, volume_pair.second.id]
    expect("it is sorted upwards", listed("asc"), equals=rising)
    expect("it is sorted downwards", listed("desc"), equals=rising[::-1])

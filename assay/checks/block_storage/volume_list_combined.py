"""Filtering, sorting and cutting the list of volumes in one request."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.volume_pairs import VolumePair


@check(
    "block-storage.volume.list-combined",
    proves="volumes-v3-list",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#list-accessible-volumes-with-details",
)
def query_parameters_work_together(cloud: Cloud, expect: Expect, volume_pair: VolumePair) -> None:
    """The detailed list of volumes is filtered, sorted by a key in a direction and cut in one request."""
    rising = sorted([str(volume_pair.first.id), str(volume_pair.second.id)])

    def listed(**query: str) -> list[str]:
        params = {"metadata": volume_pair.query(), "status": "available", "sort_key": "id", **query}
        answer = cloud.rest("block-storage").get("/volumes/detail", params=params)
        return [str(one.get("id")) for one in answer["volumes"]]

    expect("upwards by id", listed(sort_dir="asc", limit="2"), equals=rising)
    expect("downwards by id", listed(sort_dir="desc", limit="2"), equals=rising[::-1])
    expect("cut after the first of them", listed(sort_dir="desc", limit="1"), equals=rising[1:])

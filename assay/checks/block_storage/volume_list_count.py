"""Counting volumes with their list."""

from assay.kit import Absent, Cloud, Expect, check
from assay.kit.resources.volume_pairs import VolumePair

WITH_COUNT = "3.45"


@check(
    "block-storage.volume.list-count",
    proves="volumes-v3-list",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#list-accessible-volumes",
)
def page_tells_how_many_there_are(cloud: Cloud, expect: Expect, volume_pair: VolumePair) -> None:
    """From microversion 3.45 on a page of the list of volumes tells on demand how many there are in all."""
    if not cloud.offers("block-storage", WITH_COUNT):
        raise Absent(f"The block storage service does not speak microversion {WITH_COUNT}.")
    storage = cloud.rest("block-storage", microversion=WITH_COUNT)
    query = {"metadata": volume_pair.query(), "limit": "1"}
    counted = storage.get("/volumes", params={**query, "with_count": "true"})
    expect("the page is as long as asked for", len(counted["volumes"]), equals=1)
    expect("it tells the number of all", counted["count"], equals=2)
    silent = storage.get("/volumes", params=query).body
    expect("it tells none unless asked", "count" in silent, is_true=False)

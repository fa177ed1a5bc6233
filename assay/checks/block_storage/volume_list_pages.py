"""Listing volumes page by page."""

from assay.kit import Cloud, Expect, Reply, check
from assay.kit.resources.volume_pairs import VolumePair


@check(
    "block-storage.volume.list-pages",
    proves="volumes-v3-list",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#list-accessible-volumes",
)
def pages_make_up_the_list(cloud: Cloud, expect: Expect, volume_pair: VolumePair) -> None:
    """Asked for pages, the list of volumes comes in pages of that length, without gaps or repetitions."""

    def page(path: str = "/volumes", **query: str) -> Reply:
        params = {"metadata": volume_pair.query(), "limit": "1", **query}
        return cloud.rest("block-storage").get(path, params=params)

    one = page()
    found = [volume.get("id") for volume in one["volumes"]]
    if not expect("a page is as long as asked for", len(found), equals=1):
        return
    following = [link.get("href") for link in one.body.get("volumes_links", []) if link.get("rel") == "next"]
    if expect("it tells of one next page", len(following), equals=1):
        expect("which begins behind its last volume", following[0], contains=f"marker={found[0]}")
    found += [volume.get("id") for volume in page(marker=found[0])["volumes"]]
    expect("the pages make up the list", found, same_items=[volume_pair.first.id, volume_pair.second.id])
    expect("there is nothing behind the last page", page(marker=found[-1])["volumes"], equals=[])
    detailed = page("/volumes/detail", marker=found[0])["volumes"]
    expect("the detailed list has the same pages", [one.get("id") for one in detailed], equals=found[1:])

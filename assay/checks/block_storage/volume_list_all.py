"""The unfiltered list of volumes."""

from urllib.parse import parse_qsl, urlsplit

from openstack.block_storage.v3.volume import Volume

from assay.kit import Cloud, Expect, check


@check(
    "block-storage.volume.list-all",
    proves="volumes-v3-list",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#list-accessible-volumes",
)
def volume_is_in_the_list_of_all(cloud: Cloud, expect: Expect, volume: Volume) -> None:
    """A volume stands once in the unfiltered list of volumes, be it brief or detailed."""
    for form, path in (("brief", "/volumes"), ("detailed", "/volumes/detail")):
        times = _listed(cloud, path).count(str(volume.id))
        expect(f"it stands in the {form} list once", times, equals=1)


def _listed(cloud: Cloud, path: str) -> list[str]:
    """Ids of all volumes, page by page where the service makes pages of its own accord."""
    found: list[str] = []
    following: dict[str, str] = {}
    while True:
        page = cloud.rest("block-storage").get(path, params=following)
        listed = [str(one.get("id")) for one in page["volumes"]]
        links = [link.get("href", "") for link in page.body.get("volumes_links", [])]
        # The link says host and prefix as the service sees them, which is not where tenants find it.
        following = dict(parse_qsl(urlsplit(links[0]).query)) if links else {}
        if not following or not listed or listed[0] in found:
            return found + listed
        found += listed

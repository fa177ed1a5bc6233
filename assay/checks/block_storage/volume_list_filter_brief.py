"""Filtering the brief list of volumes."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.volume_pairs import VolumePair


@check(
    "block-storage.volume.list-filter-brief",
    proves="volumes-v3-list",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#list-accessible-volumes",
)
def filters_narrow_the_brief_list(cloud: Cloud, expect: Expect, volume_pair: VolumePair) -> None:
    """The brief list of volumes, too, can be narrowed by name, status and metadata."""
    first, second = str(volume_pair.first.id), str(volume_pair.second.id)

    def listed(**query: str) -> list[str]:
        answer = cloud.rest("block-storage").get("/volumes", params=query)
        return [str(one.get("id")) for one in answer["volumes"]]

    of_one = listed(metadata=volume_pair.query(part="first"), status="available")
    expect("metadata and status find the one that has both", of_one, equals=[first])
    named = listed(name=str(volume_pair.second.name), status="available")
    expect("name and status find the one that has both", named, equals=[second])
    expect("a name of none finds none", listed(name=cloud.name("none"), status="available"), equals=[])
    wrong = listed(metadata=volume_pair.query(), status="error")
    expect("another status finds none", wrong, equals=[])
    expect("a status that there is not finds none", listed(status="no-such-status"), equals=[])

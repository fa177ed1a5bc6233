"""Filtering the list of volumes."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.volume_pairs import VolumePair


@check(
    "block-storage.volume.list-filter",
    proves="volumes-v3-list",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#list-accessible-volumes-with-details",
)
def filters_narrow_the_list(cloud: Cloud, expect: Expect, volume_pair: VolumePair) -> None:
    """The list of volumes can be narrowed by name, status and metadata, alone and together."""
    first, second = volume_pair.first, volume_pair.second
    both = volume_pair.query()

    def listed(**query: str) -> list[str]:
        answer = cloud.rest("block-storage").get("/volumes/detail", params=query)
        return [str(one.get("id")) for one in answer["volumes"]]

    expect("metadata of both finds both", listed(metadata=both), same_items=[first.id, second.id])
    expect("metadata of one finds it", listed(metadata=volume_pair.query(part="first")), equals=[first.id])
    expect("its name finds it", listed(metadata=both, name=second.name), equals=[second.id])
    expect("a name of neither finds none", listed(metadata=both, name=cloud.name("none")), equals=[])
    expect(
        "their status finds both", listed(metadata=both, status="available"), same_items=[first.id, second.id]
    )
    expect("another status finds none", listed(metadata=both, status="error"), equals=[])

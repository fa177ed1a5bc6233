"""Listing the types of volumes."""

from openstack.block_storage.v3.volume import Volume

from assay.kit import Cloud, Expect, Facts, check


@check(
    "block-storage.volume-type.list",
    proves="volumes-v3-types",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#list-all-volume-types",
)
def types_are_listed_and_shown(cloud: Cloud, expect: Expect, fact: Facts, volume: Volume) -> None:
    """The volume types are listed, the type of every volume among them, and one is the default."""
    storage = cloud.rest("block-storage")
    types = storage.get("/types")["volume_types"]
    names = [str(one.get("name")) for one in types]
    expect("the type of a volume is listed", names, contains=str(volume.volume_type))
    lacking = [key for one in types for key in ("id", "name", "description", "is_public") if key not in one]
    expect("each has an id, a name, a description and who may use it", lacking, equals=[])
    default = storage.get("/types/default")["volume_type"]
    expect("the default one is listed", names, contains=str(default.get("name")))
    shown = storage.get(f"/types/{default.get('id')}")["volume_type"]
    expect("one can be shown by its id", shown.get("name"), equals=default.get("name"))
    fact("block-storage.volume-types", tuple(sorted(names)))

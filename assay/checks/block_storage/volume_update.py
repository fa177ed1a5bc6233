"""Updating a volume."""

from openstack.block_storage.v3.volume import Volume

from assay.kit import Cloud, Expect, check


@check(
    "block-storage.volume.update",
    proves="volumes-v3-update",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#update-a-volume",
)
def updated_volume_keeps_what_was_not_updated(cloud: Cloud, expect: Expect, own_volume: Volume) -> None:
    """A volume takes a new name and description at once, each without touching the other."""
    storage = cloud.rest("block-storage")
    path = f"/volumes/{own_volume.id}"
    name, description = cloud.name("renamed"), "Described by a check."
    storage.put(path, json={"volume": {"description": description}})
    answer = storage.put(path, json={"volume": {"name": name}})
    expect("the answer has the new name", answer["volume.name"], equals=name)
    shown = storage.get(path)["volume"]
    expect("the volume has the new name", shown.get("name"), equals=name)
    expect("it has the new description", shown.get("description"), equals=description)
    expect("it is as large as before", shown.get("size"), equals=own_volume.size)
    expect("it is as available as before", shown.get("status"), equals="available")

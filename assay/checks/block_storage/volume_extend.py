"""Extending a volume."""

from openstack.block_storage.v3.volume import Volume

from assay.kit import Cloud, Expect, check
from assay.kit.resources.volumes import available


@check(
    "block-storage.volume.extend",
    proves="volumes-v3-extend",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#extend-a-volume-size",
    uses={"gigabytes": 1},
)
def extended_volume_is_larger(cloud: Cloud, expect: Expect, own_volume: Volume) -> None:
    """A volume can be extended, and has the new size when it is available again."""
    storage = cloud.rest("block-storage")
    path = f"/volumes/{own_volume.id}"
    extension = {"os-extend": {"new_size": 2}}
    expect.status("the extension is accepted", storage.post(f"{path}/action", json=extension), 202)
    cloud.settle(
        lambda: storage.get(path)["volume"],
        lambda volume: volume["status"] == "extending" or volume["size"] == 2,
    )
    expect("it has the new size", available(cloud, own_volume.id).size, equals=2)

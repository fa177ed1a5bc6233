"""Offering a volume to another project."""

from openstack.block_storage.v3.volume import Volume

from assay.kit import Cloud, Expect, check


@check(
    "block-storage.transfer.create",
    proves="volumes-v3-transfers",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#create-a-volume-transfer",
)
def offered_volume_waits_until_the_offer_ends(cloud: Cloud, expect: Expect, own_volume: Volume) -> None:
    """A volume that is offered to others waits, and is available again when the offer is withdrawn."""
    storage = cloud.rest("block-storage")
    offer = {"transfer": {"name": cloud.name("offer"), "volume_id": own_volume.id}}
    made = storage.post("/os-volume-transfer", json=offer)
    expect.status("the offer is accepted", made, 202)
    expect("whoever makes it learns its key", str(made["transfer.auth_key"]), matches=r"\S+")
    path = f"/os-volume-transfer/{made['transfer.id']}"
    shown = storage.get(path)["transfer"]
    expect("it is of the volume", shown.get("volume_id"), equals=own_volume.id)
    expect("its key is not shown again", "auth_key" in shown, is_true=False)
    volume = f"/volumes/{own_volume.id}"
    waiting = storage.get(volume)["volume.status"]
    expect("the volume waits meanwhile", waiting, equals="awaiting-transfer")
    expect.status("it can be withdrawn", storage.delete(path), 202)
    status = cloud.settle(lambda: str(storage.get(volume)["volume.status"]), lambda seen: seen == "available")
    expect("the volume is available again", status, equals="available")

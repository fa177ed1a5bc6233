"""Taking over a volume from another project."""

from openstack.block_storage.v3.volume import Volume

from assay.kit import Cloud, Expect, check

WRONG = "0123456789abcdef"


@check(
    "block-storage.transfer.accept",
    proves="volumes-v3-transfers",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#accept-a-volume-transfer",
)
def whoever_has_the_key_takes_the_volume(
    cloud: Cloud, expect: Expect, stranger: Cloud, own_volume: Volume
) -> None:
    """Another project that has the key of an offer becomes the owner of the volume; without the key not."""
    giving, taking = cloud.rest("block-storage"), stranger.rest("block-storage")
    offer = {"transfer": {"name": cloud.name("handover"), "volume_id": own_volume.id}}
    made = giving.post("/os-volume-transfer", json=offer)
    offered, volume = f"/os-volume-transfer/{made['transfer.id']}", f"/volumes/{own_volume.id}"
    refused = taking.post(f"{offered}/accept", json={"accept": {"auth_key": WRONG}}, refusable=True)
    expect.status("a wrong key opens nothing", refused, 400, 403)
    try:
        key = {"accept": {"auth_key": made["transfer.auth_key"]}}
        taken = taking.post(f"{offered}/accept", json=key, refusable=True)
        expect.status("the right key is accepted", taken, 202)
        seen = stranger.settle(lambda: taking.get(volume, refusable=True), lambda reply: reply.status == 200)
        expect.status("the volume is the other project's", seen, 200)
        expect.status("it is not one's own any more", giving.get(volume, refusable=True), 404)
    finally:  # nobody else cleans up there, and what is offered cannot be removed here
        giving.delete(offered, refusable=True)
        taking.delete(volume, refusable=True)

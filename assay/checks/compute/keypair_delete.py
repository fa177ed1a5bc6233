"""Deleting a key pair."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import PUBLIC_KEY


@check(
    "compute.keypair.delete",
    proves="compute-keypairs-create",
    spec="https://docs.openstack.org/api-ref/compute/#delete-keypair",
)
def deleted_key_pair_is_gone(cloud: Cloud, expect: Expect) -> None:
    """A deleted key pair is found no more, and its name is free again."""
    compute = cloud.rest("compute")
    body = {"keypair": {"name": cloud.name("key"), "public_key": PUBLIC_KEY}}
    key = f"/os-keypairs/{compute.post('/os-keypairs', json=body)['keypair.name']}"
    deleted = compute.delete(key, refusable=True)
    expect.status("the key pair can be deleted", deleted, 202, 204)
    shown = cloud.settle(lambda: compute.get(key, refusable=True), lambda reply: reply.status == 404)
    expect.status("the deleted key pair is not found", shown, 404)
    again = compute.post("/os-keypairs", json=body, refusable=True)
    expect.status("its name can be used again", again, 200, 201)

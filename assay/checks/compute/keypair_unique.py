"""Key pairs of one name."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import PUBLIC_KEY


@check(
    "compute.keypair.unique",
    proves="compute-keypairs-create",
    spec="https://docs.openstack.org/api-ref/compute/#import-or-create-keypair",
)
def key_pair_names_are_unique(cloud: Cloud, expect: Expect) -> None:
    """A second key pair of the same name is refused as a conflict."""
    compute = cloud.rest("compute")
    body = {"keypair": {"name": cloud.name("key"), "public_key": PUBLIC_KEY}}
    compute.post("/os-keypairs", json=body)
    second = compute.post("/os-keypairs", json=body, refusable=True)
    expect.status("the second of the same name is refused", second, 409)

"""Key pairs that are none."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import PUBLIC_KEY

LONGEST = 255
"""Characters that the name of a key pair may have."""


@check(
    "compute.keypair.invalid",
    proves="compute-keypairs-validated",
    spec="https://docs.openstack.org/api-ref/compute/#import-or-create-keypair",
)
def improper_key_pair_is_refused(cloud: Cloud, expect: Expect) -> None:
    """A key pair is refused whose key is none, and one whose name is empty, too long, or has a slash."""
    compute = cloud.rest("compute")
    name = cloud.name("key")
    improper = {
        "a key that is none": {"name": name, "public_key": "ssh-rsa this-is-no-key"},
        "an empty name": {"name": "", "public_key": PUBLIC_KEY},
        "a name of 256 characters": {"name": name.ljust(LONGEST + 1, "x"), "public_key": PUBLIC_KEY},
        "a name with a slash": {"name": f"{name}/x", "public_key": PUBLIC_KEY},
    }
    for what, asked in improper.items():
        refused = compute.post("/os-keypairs", json={"keypair": asked}, refusable=True)
        expect.status(f"{what} is refused", refused, 400)

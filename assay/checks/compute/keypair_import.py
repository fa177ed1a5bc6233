"""Importing a key pair."""

from assay.kit import Cloud, Expect, check

PUBLIC_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMyvX0zQ0O2mO3xDZ3jD0kqG3bCF2sYl0gZ3sLwq0sYd assay"
FINGERPRINT = "d4:b8:08:6b:96:f1:b0:ea:4f:61:dc:74:f2:d9:02:ac"


@check(
    "compute.keypair.import",
    proves="compute-keypairs-create",
    spec="https://docs.openstack.org/api-ref/compute/#import-or-create-keypair",
)
def imported_key_pair_keeps_its_key(cloud: Cloud, expect: Expect) -> None:
    """An imported key pair reports that key's fingerprint and never returns a private key."""
    name = cloud.name("imported")
    made = cloud.rest("compute").post(
        "/os-keypairs", json={"keypair": {"name": name, "public_key": PUBLIC_KEY}}
    )
    expect("it has the name that was asked for", made["keypair.name"], equals=name)
    expect("its public key is the one imported", made["keypair.public_key"], equals=PUBLIC_KEY)
    expect("the fingerprint belongs to the key", made["keypair.fingerprint"], equals=FINGERPRINT)
    expect("no private key is returned", made["keypair"].get("private_key"), is_none=True)

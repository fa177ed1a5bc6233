"""Generating a key pair."""

from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
    load_ssh_private_key,
)

from assay.kit import Cloud, Expect, check


@check(
    "compute.keypair.generate",
    proves="compute-keypairs-create",
    spec="https://docs.openstack.org/api-ref/compute/#import-or-create-keypair",
)
def generated_key_pair_fits_together(cloud: Cloud, expect: Expect) -> None:
    """A generated key pair returns once the private key of its public key, and never again."""
    compute = cloud.rest("compute")
    name = cloud.name("key")
    # Without a microversion: since 2.92 key pairs are only imported.
    made = compute.post("/os-keypairs", json={"keypair": {"name": name}})
    public = made["keypair.public_key"].split()[:2]
    expect(
        "the private key is that of the public key", _public_of(made["keypair.private_key"]), equals=public
    )
    shown = compute.get(f"/os-keypairs/{name}")
    expect("the public key is kept", shown["keypair.public_key"].split()[:2], equals=public)
    expect("the private key is not", shown["keypair"].get("private_key"), is_none=True)


def _public_of(private: str) -> list[str]:
    """Type and base64 of the public key that belongs to a private one; nothing if that is none."""
    for load in (load_pem_private_key, load_ssh_private_key):
        try:
            key = load(private.encode(), password=None)
        except ValueError:
            continue
        return key.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode().split()
    return []

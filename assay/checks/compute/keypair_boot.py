"""Booting with a key pair."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import DescribedServer


@check(
    "compute.keypair.boot",
    proves="compute-keypairs-create",
    spec="https://docs.openstack.org/api-ref/compute/#create-server",
)
def server_names_its_key_pair(cloud: Cloud, expect: Expect, described_server: DescribedServer) -> None:
    """A server that was booted with a key pair shows that key pair's name."""
    shown = cloud.rest("compute").get(f"/servers/{described_server.id}")
    asked = described_server.asked["key_name"]
    expect("the key pair is the one asked for", shown["server.key_name"], equals=asked)

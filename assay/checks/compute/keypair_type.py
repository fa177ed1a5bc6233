"""Types of key pairs."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import PUBLIC_KEY

TYPES = "2.2"
"""The microversion since which key pairs have a type."""


@check(
    "compute.keypair.type",
    proves="compute-keypairs-create-type",
    spec="https://docs.openstack.org/api-ref/compute/#import-or-create-keypair",
)
def key_pair_keeps_its_type(cloud: Cloud, expect: Expect) -> None:
    """A key pair of type ssh says so when it is made, shown and listed, and a type unknown is refused."""
    compute = cloud.rest("compute", microversion=TYPES)
    name = cloud.name("key")
    asked = {"name": name, "type": "ssh", "public_key": PUBLIC_KEY}
    made = compute.post("/os-keypairs", json={"keypair": asked})
    expect("it is made with its type", made["keypair"].get("type"), equals="ssh")
    shown = compute.get(f"/os-keypairs/{name}")
    expect("it is shown with its type", shown["keypair"].get("type"), equals="ssh")
    listed = [one["keypair"] for one in compute.get("/os-keypairs")["keypairs"]]
    types = [one.get("type") for one in listed if one["name"] == name]
    expect("it is listed with its type", types, equals=["ssh"])
    unknown = {"name": cloud.name("key"), "type": "fax", "public_key": PUBLIC_KEY}
    refused = compute.post("/os-keypairs", json={"keypair": unknown}, refusable=True)
    expect.status("a type that does not exist is refused", refused, 400)

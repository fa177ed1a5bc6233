"""What a server was created with."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import DescribedServer

DESCRIPTIONS = "2.19"
"""The microversion since which servers have descriptions."""


@check(
    "compute.server.verify",
    proves="compute-servers-verify",
    spec="https://docs.openstack.org/api-ref/compute/#show-server-details",
)
def server_is_what_was_asked_for(cloud: Cloud, expect: Expect, described_server: DescribedServer) -> None:
    """A server has the name, description, image, flavor, metadata and access addresses asked for."""
    asked = described_server.asked
    compute = cloud.rest("compute", microversion=DESCRIPTIONS)
    shown = compute.get(f"/servers/{described_server.id}")
    for field in ("name", "description", "metadata", "accessIPv4", "accessIPv6"):
        expect(f"the {field} is as asked for", shown[f"server.{field}"], equals=asked[field])
    expect("the image is the one asked for", shown["server.image.id"], equals=asked["imageRef"])
    expect("the flavor is the one asked for", shown["server.flavor.id"], equals=asked["flavorRef"])
    expect("it belongs to the project", shown["server.tenant_id"], equals=cloud.project)
    expect("it belongs to the user", shown["server.user_id"], equals=cloud.user)

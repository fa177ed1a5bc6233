"""Filtering servers by image."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check

NONE = "00c0ffee-0000-4000-8000-0000000000ff"
"""The id of no image."""


@check(
    "compute.server.filter-image",
    proves="compute-servers-list",
    spec="https://docs.openstack.org/api-ref/compute/#list-servers",
)
def servers_are_filtered_by_image(cloud: Cloud, expect: Expect, server: Server) -> None:
    """Servers are found by the image that they have, and not by another."""
    compute = cloud.rest("compute")
    shown = compute.get(f"/servers/{server.id}")

    def found(image: str, path: str = "/servers") -> list[str]:
        query = {"name": server.name, "image": image}
        return [str(one["id"]) for one in compute.get(path, params=query)["servers"]]

    own = str(shown["server.image.id"])
    expect("its image finds the server", found(own), contains=server.id)
    expect("its image finds it in detail, too", found(own, "/servers/detail"), contains=server.id)
    expect("an image that does not exist finds nothing", found(NONE), equals=[])
    expect("nor does it in detail", found(NONE, "/servers/detail"), equals=[])

"""User data that is none."""

from openstack.compute.v2.flavor import Flavor
from openstack.image.v2.image import Image
from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import boot_request, named

LARGEST = 65535
"""Bytes that user data may have, encoded."""


@check(
    "compute.server.create-user-data-invalid",
    proves="compute-servers-user-data",
    spec="https://docs.openstack.org/api-ref/compute/#create-server",
)
def improper_user_data_is_refused(
    cloud: Cloud, expect: Expect, flavor: Flavor, image: Image, network: Network
) -> None:
    """A server is refused, and not made, whose user data is not in base64, or more than 65535 bytes of it."""
    compute = cloud.rest("compute")
    name = cloud.name("data")
    for what, data in {"no base64": "#!/bin/sh", "too large": "QUFB" * (LARGEST // 4 + 1)}.items():
        body = boot_request(name, flavor, image, network)
        body["server"]["user_data"] = data
        refused = compute.post("/servers", json=body, refusable=True)
        expect.status(f"user data that is {what} is refused", refused, 400)
    expect("no server was made", named(cloud, name), equals=[])

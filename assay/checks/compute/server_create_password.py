"""Creating a server with an administrator's password."""

from openstack.compute.v2.flavor import Flavor
from openstack.image.v2.image import Image
from openstack.network.v2.network import Network

from assay.kit import Absent, Cloud, Expect, check
from assay.kit.resources.servers import boot_request, on_no_network


@check(
    "compute.server.create-password",
    proves="compute-servers-create",
    spec="https://docs.openstack.org/api-ref/compute/#create-server",
    uses={"instances": 1},
)
def server_takes_admin_password(
    cloud: Cloud, expect: Expect, flavor: Flavor, image: Image, network: Network
) -> None:
    """A server that is created with an administrator's password answers with that password."""
    body = boot_request(cloud.name("password"), flavor, image, network)
    password = "Assay-" + cloud.name("pass")
    body["server"]["adminPass"] = password
    made = on_no_network(cloud, body).post("/servers", json=body)["server"]
    if "adminPass" not in made:
        raise Absent("The cloud is configured not to tell the passwords of servers.")
    expect("the password is the one asked for", made["adminPass"] == password, is_true=True)

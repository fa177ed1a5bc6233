"""Creating several servers by one request."""

from functools import partial

from openstack.compute.v2.flavor import Flavor
from openstack.image.v2.image import Image
from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import boot_request, on_no_network


@check(
    "compute.server.create-multiple",
    proves="compute-servers-create-multiple",
    spec="https://docs.openstack.org/api-ref/compute/#create-multiple-servers",
    uses={"instances": 2},
    takes=7.0,
)
def one_request_creates_several_servers(
    cloud: Cloud, expect: Expect, flavor: Flavor, image: Image, network: Network
) -> None:
    """One request for two servers makes two that run, whose names begin with the name asked for."""
    name = cloud.name("several")
    body = boot_request(name, flavor, image, network)
    body["server"] |= {"min_count": 2, "max_count": 2}
    compute = on_no_network(cloud, body)
    compute.post("/servers", json=body)

    def listed() -> list[str]:
        query = {"name": f"^{name}(-.*)?$"}
        return [str(one["id"]) for one in compute.get("/servers", params=query)["servers"]]

    made = cloud.settle(listed, lambda ids: len(ids) == 2)
    if expect("there are as many servers as asked for", len(made), equals=2):
        for id in made:
            running = cloud.wait_for_status("the server", partial(cloud.compute.get_server, id), "ACTIVE")
            expect("its name begins with the name asked for", running.name[: len(name)], equals=name)

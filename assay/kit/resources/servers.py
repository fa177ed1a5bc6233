"""Servers: one to look at, and one of a check's own."""

from openstack.compute.v2.flavor import Flavor
from openstack.compute.v2.server import Server
from openstack.image.v2.image import Image
from openstack.network.v2.network import Network

from assay.kit.cloud import Cloud
from assay.kit.declare import resource


@resource("server", shared=True, takes=6.0, uses={"instances": 1})
def server(cloud: Cloud, flavor: Flavor, image: Image, network: Network) -> Server:
    """A running server that every check may look at and none may change."""
    return boot(cloud, flavor, image, network)


@resource("own_server", takes=6.0, uses={"instances": 1})
def own_server(cloud: Cloud, flavor: Flavor, image: Image, network: Network) -> Server:
    """A running server of the check's own."""
    return boot(cloud, flavor, image, network)


def boot(cloud: Cloud, flavor: Flavor, image: Image, network: Network) -> Server:
    """Boot a server with the least that is needed and wait until it runs."""
    made = cloud.compute.create_server(
        name=cloud.name("server"),
        flavor_id=flavor.id,
        image_id=image.id,
        networks=[{"uuid": network.id}],
    )
    running: Server = cloud.wait_for_status("the server", lambda: cloud.compute.get_server(made.id), "ACTIVE")
    return running

"""Attaching a port to a server."""

from openstack.compute.v2.server import Server
from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import addresses_of, begins


@check(
    "compute.interface.attach",
    proves="compute-servers-interfaces",
    spec="https://docs.openstack.org/api-ref/compute/#create-interface",
    uses={"ports": 1},
)
def port_is_attached_and_detached(
    cloud: Cloud, expect: Expect, lent_server: Server, network: Network
) -> None:
    """A port that is attached to a server is listed there with its addresses, and detached it is free."""
    port = cloud.network.create_port(name=cloud.name("interface"), network_id=network.id)
    compute = cloud.rest("compute")
    path = f"/servers/{lent_server.id}/os-interface"

    def shown() -> list[str]:
        return addresses_of(compute.get(f"/servers/{lent_server.id}")["server"])

    before = shown()
    told = compute.post(path, json={"interfaceAttachment": {"port_id": port.id}})
    expect("the answer names the port", told["interfaceAttachment.port_id"], equals=port.id)

    def listed() -> dict[str, list[str]]:
        attached = compute.get(path)["interfaceAttachments"]
        return {one.get("port_id"): [ip["ip_address"] for ip in one.get("fixed_ips", [])] for one in attached}

    seen = cloud.settle(listed, lambda ports: port.id in ports)
    own = [ip["ip_address"] for ip in port.fixed_ips]
    expect("the server has the port with its addresses", seen.get(port.id), equals=own)
    compute.delete(f"{path}/{port.id}")
    if begins(cloud, expect, lent_server, "detach_interface"):
        cloud.wait("the port is detached", listed, lambda ports: port.id not in ports)
        free = cloud.settle(lambda: cloud.network.get_port(port.id), lambda one: not one.device_id)
        expect("the port is there, of no server", free.device_id, equals="")
        # Nova shows the addresses of a while ago; the next check that borrows the server looks at them.
        cloud.wait("the server shows its own addresses alone", shown, lambda addresses: addresses == before)

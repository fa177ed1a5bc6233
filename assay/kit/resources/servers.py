"""Servers: two to look at, and one of a check's own; and what checks of servers have in common."""

from dataclasses import dataclass
from typing import Any

from openstack.compute.v2.flavor import Flavor
from openstack.compute.v2.server import Server
from openstack.image.v2.image import Image
from openstack.network.v2.network import Network

from assay.kit.cloud import Cloud
from assay.kit.declare import resource
from assay.kit.expect import Expect
from assay.kit.facts import Facts
from assay.kit.reasons import Absent, Blocked
from assay.kit.rest import Refused, Rest

PUBLIC_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMyvX0zQ0O2mO3xDZ3jD0kqG3bCF2sYl0gZ3sLwq0sYd assay"
"""What Assay's key pairs import where nobody logs in with them; there is no private key to it."""

NO_NETWORK = "2.37"
"""The microversion since which a server can be asked for that is on no network."""
TAGS = "2.26"
"""The microversion since which servers have tags."""
SERVER_GROUPS = "2.64"
"""The microversion since which a server group has one policy."""
HOST_NAMES = "2.90"
"""The microversion since which host names are chosen by and shown to every tenant."""


@resource("server", shared=True, takes=6.0, uses={"instances": 1})
def server(cloud: Cloud, fact: Facts, flavor: Flavor, image: Image, network: Network) -> Server:
    """A running server that every check may look at and none may change."""
    running = boot(cloud, flavor, image, network)
    fact("compute.server.config-drive", "always" if running.has_config_drive else "on request")
    return running


@resource("own_server", takes=6.0, uses={"instances": 1})
def own_server(cloud: Cloud, flavor: Flavor, image: Image, network: Network) -> Server:
    """A running server of the check's own, on no network where the cloud lets one choose that.

    What such checks are about lies within the server. Ports would make the network service work for every
    server that comes, is looked at and goes, and let its failures fail checks that are not about it.
    """
    return boot(cloud, flavor, image, None if cloud.offers("compute", NO_NETWORK) else network)


@resource("lent_server", lent=2, takes=6.0, uses={"instances": 1})
def lent_server(cloud: Cloud, flavor: Flavor, image: Image, network: Network) -> Server:
    """A server that a check hands on as it got it: running and idle, with its image, flavor and addresses.

    Its name, its metadata and its tags may be whatever the check before has made of them.
    """
    return boot(cloud, flavor, image, network)


def boot(cloud: Cloud, flavor: Flavor, image: Image, network: Network | None) -> Server:
    """Boot a server with the least that is needed and wait until it runs; without a network, on none."""
    made = cloud.compute.create_server(
        name=cloud.name("server"),
        flavor_id=flavor.id,
        image_id=image.id,
        networks=[{"uuid": network.id}] if network else "none",
    )
    running: Server = cloud.wait_for_status("the server", lambda: cloud.compute.get_server(made.id), "ACTIVE")
    return running


@dataclass(frozen=True, kw_only=True)
class DescribedServer:
    """A server that was asked for with everything that a tenant can say of one.

    Attributes:
        id: Its id.
        name: Its name.
        asked: What the request to create it said, below `server`.
        address: Its first address.
    """

    id: str
    name: str
    asked: dict[str, Any]
    address: str


@resource("described_server", shared=True, takes=6.0, uses={"instances": 1})
def described_server(cloud: Cloud, flavor: Flavor, image: Image, network: Network) -> DescribedServer:
    """A running server with all that one can ask for, from host name to tags, to look at."""
    key = cloud.name("key")
    cloud.compute.create_keypair(name=key, public_key=PUBLIC_KEY)
    asked = boot_request(cloud.name("described"), flavor, image, network)["server"] | {
        "hostname": f"host-{cloud.run}",
        "description": "A server that Assay looks at.",
        "key_name": key,
        "metadata": {"colour": "blue", "shape": "round"},
        "tags": ["blue", "round"],
        "accessIPv4": "192.0.2.7",
        "accessIPv6": "2001:db8::7",
    }
    made = cloud.rest("compute", microversion=HOST_NAMES).post("/servers", json={"server": asked})
    id = made["server.id"]
    running = cloud.wait_for_status("the server", lambda: cloud.compute.get_server(id), "ACTIVE")
    addresses = [one["addr"] for listed in running.addresses.values() for one in listed]
    if not addresses:
        raise Blocked(f"The server {running.name} got no address on the network {network.name}.")
    return DescribedServer(id=id, name=asked["name"], asked=asked, address=addresses[0])


@resource("attached_volume", shared=True, takes=4.0, uses={"volumes": 1, "gigabytes": 1})
def attached_volume(cloud: Cloud, described_server: DescribedServer) -> str:
    """Id of a volume that is attached to the described server, to look at."""
    made = cloud.block_storage.create_volume(name=cloud.name("volume"), size=1)
    cloud.wait_for_status("the volume", lambda: cloud.block_storage.get_volume(made.id), "available")
    cloud.compute.create_volume_attachment(described_server.id, volume_id=made.id)
    cloud.wait_for_status("the volume", lambda: cloud.block_storage.get_volume(made.id), "in-use")
    return str(made.id)


def boot_request(name: str, flavor: Flavor, image: Image, network: Network) -> dict[str, dict[str, Any]]:
    """The body of the least request that creates a server; a check changes in it what it is about."""
    return {
        "server": {
            "name": name,
            "flavorRef": flavor.id,
            "imageRef": image.id,
            "networks": [{"uuid": network.id}],
        }
    }


def on_no_network(cloud: Cloud, body: dict[str, dict[str, Any]]) -> Rest:
    """Ask for no network where the cloud lets one choose that, for a server that needs none.

    Args:
        cloud: The cloud.
        body: What `boot_request` gave; it is changed.

    Returns:
        The compute API, of the microversion that the request needs.
    """
    if not cloud.offers("compute", NO_NETWORK):
        return cloud.rest("compute")
    body["server"]["networks"] = "none"
    return cloud.rest("compute", microversion=NO_NETWORK)


def addresses_of(server: dict[str, Any]) -> list[str]:
    """The addresses of a server as it is on the wire, in an order that does not depend on the cloud's."""
    return sorted(str(one["addr"]) for network in server.get("addresses", {}).values() for one in network)


def id_of(server: dict[str, Any], what: str) -> str | None:
    """The id of the flavor or the image of a server as it is on the wire; None where there is none."""
    part = server.get(what)
    return part.get("id") if isinstance(part, dict) else None


def named(cloud: Cloud, name: str) -> list[dict[str, Any]]:
    """The project's servers of exactly this name, as a brief listing shows them."""
    servers: list[dict[str, Any]] = cloud.rest("compute").get("/servers", params={"name": f"^{name}$"})[
        "servers"
    ]
    return servers


def begins(cloud: Cloud, expect: Expect, server: Server, action: str) -> bool:
    """Claim that the cloud took up an action, which it records before it answers.

    It tells soon whether an action was accepted and then forgotten, where waiting for its effect would take
    as long as the slowest cloud may.

    Args:
        cloud: The cloud.
        expect: Takes the claim.
        server: The server that was asked to act.
        action: Its name in the record, such as `reboot`.

    Returns:
        Whether the claim held; if not, waiting for the effect is in vain.
    """
    compute = cloud.rest("compute")

    def recorded() -> list[str]:
        actions = compute.get(f"/servers/{server.id}/os-instance-actions")["instanceActions"]
        return [str(one["action"]) for one in actions]

    seen = cloud.settle(recorded, lambda actions: action in actions)
    return expect(f"the cloud takes up the {action}", seen, contains=action)


def act_if_offered(cloud: Cloud, server: Server, action: str) -> None:
    """Ask a server to do what not every hypervisor can.

    Args:
        cloud: The cloud.
        server: The server.
        action: Such as `pause`.

    Raises:
        Absent: the cloud says that it cannot do this.
        Refused: the cloud refuses for another reason.
    """
    reply = cloud.rest("compute").post(f"/servers/{server.id}/action", json={action: None}, refusable=True)
    if reply.status == 501:
        raise Absent(f"The cloud's hypervisor cannot {action} servers.")
    if reply.status >= 400:
        raise Refused(reply)


def wait_until_idle(cloud: Cloud, server: Server | str, *statuses: str) -> dict[str, Any]:
    """Wait until a server has a status and nothing more is being done to it.

    Args:
        cloud: The cloud.
        server: The server, or its id.
        statuses: The statuses wanted, such as `SHUTOFF`; any of them will do.

    Returns:
        The server as it is on the wire, without microversion.

    Raises:
        NeverReached: it went into ERROR, or did not reach the status in time.
    """
    compute = cloud.rest("compute")
    id = server if isinstance(server, str) else server.id

    def fetch() -> dict[str, Any]:
        shown: dict[str, Any] = compute.get(f"/servers/{id}")["server"]
        return shown

    return cloud.wait(
        f"the server is {' or '.join(statuses)}",
        fetch,
        lambda seen: seen["status"] in statuses and not seen.get("OS-EXT-STS:task_state"),
        doomed=lambda seen: seen["status"] == "ERROR",
        show=lambda seen: str(seen["status"]),
    )

"""One side of a drill, and what an ordinary tenant builds on it: network, key, server, volumes."""

import base64
from dataclasses import dataclass
from typing import Any

from keystoneauth1.adapter import Adapter
from openstack.exceptions import NotFoundException

from assay.cloud.connect import Line
from assay.cloud.wait import NeverReached
from assay.drills.adapt import Placement
from assay.drills.application import Application, DataVolume
from assay.drills.causes import Failure, image_given_up, no_image
from assay.kit.cloud import Cloud
from assay.kit.resources.servers import PUBLIC_KEY, wait_until_idle
from assay.kit.resources.volumes import available
from assay.kit.rest import Refused
from assay.model.drill import Side

_CIDR = {Side.SOURCE: "10.121.0.0/24", Side.TARGET: "10.122.0.0/24"}
"""The two sides never have the same, so that they can be connected."""
_BOOTED = 900.0
"""Seconds that a server may take to become active."""


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What a server stands on.

    Attributes:
        network: Id of its network.
        group: Id of its security group.
        key: Name of its key pair.
    """

    network: str
    group: str
    key: str


@dataclass(frozen=True, kw_only=True)
class Address:
    """Where a server is going to be reached, known before it is booted.

    Attributes:
        port: Id of the port.
        inner: The address that the server has.
        outer: The one by which others reach it; the same where there are no floating IPs.
    """

    port: str
    inner: str
    outer: str


@dataclass(frozen=True, kw_only=True)
class Site:
    """One side.

    Attributes:
        side: Which one.
        line: To its cloud.
        cloud: It, as a tenant sees it.
        placement: How it is used.
        application: What is built.
    """

    side: Side
    line: Line
    cloud: Cloud
    placement: Placement
    application: Application

    @property
    def name(self) -> str:
        """Entry of the cloud in clouds.yaml."""
        return self.line.cloud

    @property
    def images(self) -> Adapter:
        """A raw client of the image service."""
        return self.line.adapter("image")

    def find_image(self) -> str:
        """Id of the image that the application starts from, where the cloud has it.

        Raises:
            Failure: there is none of that name.
        """
        found = self.cloud.image.find_image(self.application.image_name)
        if found is None:
            raise no_image(self.name, self.application.image_name)
        return str(found.id)

    def lay_ground(self) -> Ground:
        """Make the network, or take the one that is there; make the security group and the key pair."""
        cloud, network = self.cloud, self.placement.network
        if not network:
            network = str(cloud.network.create_network(name=cloud.name("network")).id)
            subnet = cloud.network.create_subnet(
                name=cloud.name("subnet"), network_id=network, ip_version=4, cidr=_CIDR[self.side]
            )
            if self.placement.external:
                router = cloud.network.create_router(
                    name=cloud.name("router"), external_gateway_info={"network_id": self.placement.external}
                )
                cloud.rest("network").put(
                    f"/routers/{router.id}/add_router_interface", json={"subnet_id": subnet.id}
                )
        group = cloud.network.create_security_group(name=cloud.name("group"))
        for port in self.application.ports:
            cloud.network.create_security_group_rule(
                security_group_id=group.id,
                direction="ingress",
                ethertype="IPv4",
                protocol="tcp",
                port_range_min=port,
                port_range_max=port,
            )
        key = cloud.name("key")
        cloud.compute.create_keypair(name=key, public_key=PUBLIC_KEY)
        return Ground(network=network, group=str(group.id), key=key)

    def reserve_address(self, ground: Ground) -> Address:
        """Make a port, with a floating IP where that is how servers are reached."""
        port = self.cloud.network.create_port(
            name=self.cloud.name("port"), network_id=ground.network, security_groups=[ground.group]
        )
        inner = next((str(one["ip_address"]) for one in port.fixed_ips or ()), "")
        if not self.placement.external:
            return Address(port=str(port.id), inner=inner, outer=inner)
        floating = self.cloud.network.create_ip(
            floating_network_id=self.placement.external,
            port_id=port.id,
            description=self.cloud.name("floating-ip"),
        )
        return Address(port=str(port.id), inner=inner, outer=str(floating.floating_ip_address))

    def make_volume(self, wish: DataVolume, image: str = "") -> str:
        """Make one of the application's volumes, of an image if there is one; its id, once available."""
        place = self.placement.volumes[wish.name]
        asked: dict[str, Any] = {"name": self.cloud.name("volume"), "size": wish.size}
        asked |= {"volume_type": place.type} if place.type else {}
        asked |= {"availability_zone": place.zone} if place.zone else {}
        asked |= {"imageRef": image} if image else {}
        made = self.cloud.rest("block-storage").post("/volumes", json={"volume": asked})
        id = str(made["volume.id"])
        available(self.cloud, id)
        return id

    def boot(
        self, image: str, ground: Ground, address: Address, volumes: dict[str, str], user_data: str
    ) -> str:
        """Boot the application and wait until it runs; the id of the server.

        Args:
            image: Id of what it boots from.
            ground: What it stands on.
            address: Where it is reached.
            volumes: Name of each volume to its id.
            user_data: Script.
        """
        disks = [
            {
                "boot_index": 0,
                "uuid": image,
                "source_type": "image",
                "destination_type": "local",
                "delete_on_termination": True,
            },
            *(
                {
                    "boot_index": -1,
                    "uuid": id,
                    "source_type": "volume",
                    "destination_type": "volume",
                    "delete_on_termination": False,
                }
                for id in volumes.values()
            ),
        ]
        asked: dict[str, Any] = {
            "name": self.cloud.name(self.application.name),
            "flavorRef": self.placement.flavor.id,
            "imageRef": image,
            "networks": [{"port": address.port}],
            "key_name": ground.key,
            "block_device_mapping_v2": disks,
        }
        if user_data:
            asked["user_data"] = base64.b64encode(user_data.encode()).decode()
        if self.placement.config_drive:
            asked["config_drive"] = True
        made = self.cloud.rest("compute").post("/servers", json={"server": asked})
        id = str(made["server.id"])
        self.cloud.wait_for_status(
            "the server", lambda: self.cloud.compute.get_server(id), "ACTIVE", timeout=_BOOTED
        )
        return id

    def stop(self, server: str) -> None:
        """Shut a server down, so that its disks are at rest."""
        self.cloud.compute.stop_server(server)
        wait_until_idle(self.cloud, server, "SHUTOFF")

    def snapshot(self, server: str) -> str:
        """Make an image of a server; its id, when it is active."""
        reply = self.cloud.rest("compute", microversion="2.45").post(
            f"/servers/{server}/action", json={"createImage": {"name": self.cloud.name("snapshot")}}
        )
        return self._active(str(reply["image_id"]))

    def volume_as_image(self, server: str, volume: str) -> str:
        """Detach a volume and upload it as an image; its id, when it is active.

        The format that leaves out what was never written is tried first: of a terabyte with a gigabyte in it
        a gigabyte is to be carried.
        """
        self.cloud.compute.delete_volume_attachment(server, volume)
        *better, last = self.placement.formats
        for disk_format in better:
            try:
                return self._uploaded(volume, disk_format)
            except (Failure, NeverReached, Refused):
                continue  # not every back end converts; as it lies there, every one gives it
        return self._uploaded(volume, last)

    def _uploaded(self, volume: str, disk_format: str) -> str:
        available(self.cloud, volume)
        asked = {
            "image_name": self.cloud.name("data"),
            "container_format": "bare",
            "disk_format": disk_format,
        }
        answer = self.cloud.rest("block-storage").post(
            f"/volumes/{volume}/action", json={"os-volume_upload_image": asked}
        )
        return self._active(str(answer["os-volume_upload_image.image_id"]))

    def format_of(self, image: str) -> str:
        """The disk format of an image."""
        return str(self.cloud.rest("image").get(f"/images/{image}")["disk_format"])

    def console(self, server: str) -> str:
        """The last of what a server said on its console; empty while there is nothing."""
        reply = self.cloud.rest("compute").post(
            f"/servers/{server}/action", json={"os-getConsoleOutput": {}}, refusable=True
        )
        return str(reply.body.get("output") or "") if reply.status == 200 else ""

    def delete_server(self, server: str) -> None:
        """Remove a server, and wait until it is gone."""
        self.cloud.compute.delete_server(server)
        self.cloud.wait_until_gone("the server", lambda: self.cloud.compute.get_server(server))

    def _active(self, image: str) -> str:
        try:
            self.cloud.wait_for_status(
                "the image", lambda: self.cloud.image.get_image(image), "ACTIVE", timeout=_BOOTED
            )
        except NotFoundException as failure:
            raise image_given_up(self.name, image) from failure
        return image

"""What makes two clouds with real guests differ, beyond what makes any two clouds differ."""

from dataclasses import dataclass

from .shape import Shape

PORTS = {
    "keystone": 5000,
    "nova": 8774,
    "metadata": 8775,
    "cinder": 8776,
    "placement": 8778,
    "glance": 9292,
    "neutron": 9696,
}
"""The usual ports: such a cloud has an address of its own."""


@dataclass(frozen=True)
class GuestShape(Shape):
    """One way to operate a cloud whose servers are virtual machines.

    It has an address of its own, on the wire between the labs and this machine.

    Args:
        mtu: Of the physical network, in bytes.
        metadata_service: Whether guests are answered at 169.254.169.254.
        image_properties: How the public image wants its hardware.
        nameserver: What the operator's DHCP tells guests that were told nothing else.
    """

    mtu: int = 1500
    metadata_service: bool = True
    image_properties: tuple[tuple[str, str], ...] = ()
    nameserver: str = ""

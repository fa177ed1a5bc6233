"""Packets of every size between guests."""

from assay.kit import Expect, check
from assay.kit.guest import Guest, probed


@check(
    "guest.network.largest",
    proves="guest-network-mtu",
    spec="https://docs.openstack.org/neutron/latest/admin/config-mtu.html",
)
def largest_packet_gets_through(expect: Expect, peer_guest: Guest) -> None:
    """A packet as large as the network allows gets from guest to guest whole, and a larger one in pieces."""
    seen = peer_guest.settled(lambda report: probed(report, "largest") == probed(report, "cut") == "ok")
    expect("a small packet gets through", probed(seen, "small"), equals="ok")
    expect("the largest packet gets through whole", probed(seen, "largest"), equals="ok")
    expect("a larger one gets through in pieces", probed(seen, "cut"), equals="ok")

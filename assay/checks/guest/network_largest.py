"""Packets of every size between guests."""

from assay.kit import Blocked, Expect, check
from assay.kit.guest import Guest, probed

PACKETS = ("small", "largest", "cut")


@check(
    "guest.network.largest",
    proves="guest-network-mtu",
    spec="https://docs.openstack.org/neutron/latest/admin/config-mtu.html",
)
def largest_packet_gets_through(expect: Expect, peer_guest: Guest) -> None:
    """A packet as large as the network allows gets from guest to guest whole, and a larger one in pieces."""
    seen = peer_guest.settled(lambda report: all(probed(report, name) == "ok" for name in PACKETS))
    if not all(probed(seen, name) for name in PACKETS):
        raise Blocked("The guest has not sent all of its packets yet, so nothing can be said of them.")
    expect("a small packet gets through", probed(seen, "small"), equals="ok")
    expect("the largest packet gets through whole", probed(seen, "largest"), equals="ok")
    expect("a larger one gets through in pieces", probed(seen, "cut"), equals="ok")

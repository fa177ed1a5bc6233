"""A network card that is plugged in."""

from assay.guest.report import Link, Report
from assay.kit import Cloud, Expect, check
from assay.kit.guest import Guest
from assay.kit.resources.guests import Site


@check(
    "guest.address.hot-plug",
    proves="guest-interfaces",
    spec="https://docs.openstack.org/api-ref/compute/#create-interface",
    uses={"ports": 1},
)
def port_is_plugged_in_and_out(cloud: Cloud, expect: Expect, lent_guest: Guest, guest_site: Site) -> None:
    """A port that is attached to a running server is a card with its address, and detached it is gone."""
    port = cloud.network.create_port(name=cloud.name("card"), network_id=guest_site.network)
    path = f"/servers/{lent_guest.id}/os-interface"
    compute = cloud.rest("compute")

    def card(seen: Report) -> Link | None:
        return next((link for link in seen.links if link.mac == port.mac_address), None)

    def addresses(seen: Report) -> list[str]:
        link = card(seen)
        return [one.partition("/")[0] for one in link.ipv4] if link else []

    compute.post(path, json={"interfaceAttachment": {"port_id": port.id}})
    seen = lent_guest.settled(lambda report: bool(addresses(report)))
    own = [one["ip_address"] for one in port.fixed_ips if ":" not in one["ip_address"]]
    if not expect("the guest has a card with the port's address", addresses(seen), equals=own):
        return
    compute.delete(f"{path}/{port.id}")
    seen = lent_guest.settled(lambda report: card(report) is None)
    left = card(seen)
    expect("the card is gone", left.name if left else None, is_none=True)
    cloud.wait(
        "the port is detached",
        lambda: [one["port_id"] for one in compute.get(path)["interfaceAttachments"]],
        lambda attached: port.id not in attached,
    )

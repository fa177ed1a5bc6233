"""The network of a distribution."""

from assay.kit import Cloud, Expect, check
from assay.kit.guest import Guest
from assay.kit.resources.distribution_guests import told_by
from assay.kit.resources.guests import Site, address_of


@check(
    "guest.cloud-init.network",
    proves="guest-cloud-init",
    spec="https://docs.cloud-init.io/en/latest/reference/network-config.html",
)
def distribution_sets_its_network_up(
    cloud: Cloud, expect: Expect, distribution_guest: Guest, guest_site: Site
) -> None:
    """An image with cloud-init has the address, gateway and largest packet that the network service says."""
    told = told_by(distribution_guest)
    address = address_of(cloud, distribution_guest)
    expect(
        "it has the address that the API tells",
        [one.partition("/")[0] for one in told.addresses],
        equals=[address],
    )
    gateways = [one["gateway_ip"] for one in guest_site.subnets if one["ip_version"] == 4]
    expect("it sends to the subnet's gateway", told.gateway, among=gateways)
    expect("its packets are as large as the network's", told.mtu, equals=guest_site.mtu)

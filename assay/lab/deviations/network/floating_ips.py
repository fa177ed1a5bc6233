"""Deviations of floating IPs."""

from assay.lab.deviations.answers import respond
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.network.helpers import body_where, swallow_first
from assay.lab.deviations.responses import replace

FLOATING_IP = r"/floatingips/[^/]+"

DEVIATIONS = (
    Deviation(
        name="floating-ip-release-swallowed",
        breaks="network.floating-ip.create",
        sentence="Giving a floating IP back is answered with success, and it stays.",
        service="network",
        methods=("DELETE",),
        path=FLOATING_IP,
        action=swallow_first(),
    ),
    Deviation(
        name="floating-ip-leads-elsewhere",
        breaks="network.floating-ip.associate",
        sentence="A floating IP leads to another address than that of its port.",
        service="network",
        methods=("GET",),
        path=FLOATING_IP,
        action=replace("floatingip", "fixed_ip_address", by=lambda address: address and "10.118.0.249"),
    ),
    Deviation(
        name="floating-ip-not-disassociated",
        breaks="network.floating-ip.associate",
        sentence="Taking a floating IP off its port is answered with success and does nothing.",
        service="network",
        methods=("PUT",),
        path=FLOATING_IP,
        when=body_where(lambda body: body["floatingip"]["port_id"] is None),
        action=respond(200, json={"floatingip": {}}),
    ),
)

"""Deviations of whom a guest lets in, and from where it is heard."""

from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.guest import gone, guest_says, has, only, put
from assay.lab.deviations.network.helpers import body_where
from assay.lab.deviations.requests import edit_request_json

_ELSEWHERE = "198.51.100.77"
_CALLER = has("probe", name="cut")
_NEIGHBOUR = has("probe", name="bare", state="fail")

DEVIATIONS = (
    Deviation(
        name="guest-ssh-not-let-in",
        breaks="guest.floating.enter",
        sentence="A rule for SSH is accepted and lets nobody in.",
        service="network",
        methods=("POST",),
        path=r"/security-group-rules",
        when=body_where(lambda body: "-enter-" in body["security_group_rule"]["description"]),
        action=edit_request_json(
            lambda body, _request: body["security_group_rule"].update(port_range_min=23, port_range_max=23)
        ),
    ),
    guest_says(
        "guest-floating-ip-not-told",
        "guest.floating.told",
        "The metadata service does not tell a guest its floating IP.",
        "ec2",
        only(put(value=""), key="public-ipv4"),
    ),
    guest_says(
        "guest-rule-lingers",
        "guest.security.rule-removed",
        "A rule that is removed goes on letting people in.",
        "probe",
        only(put(state="ok"), name="cut"),
    ),
    guest_says(
        "guest-live-connection-lingers",
        "guest.security.live-connection",
        "A connection that is open outlives the rule that let it in.",
        "flow",
        only(put(state="alive"), name="live"),
    ),
    guest_says(
        "guest-bare-address-ignored",
        "guest.security.one-address",
        "A rule for a bare address lets nobody in.",
        "probe",
        only(put(state="fail"), name="bare"),
        _CALLER,
    ),
    guest_says(
        "guest-bare-address-wide",
        "guest.security.one-address",
        "A rule for a bare address lets its whole network in.",
        "probe",
        only(put(state="ok"), name="bare"),
        _NEIGHBOUR,
    ),
    guest_says(
        "guest-address-taken",
        "guest.security.spoofed",
        "A guest is heard from whatever address it takes.",
        "peer",
        only(put(address=_ELSEWHERE), name="open"),
    ),
    guest_says(
        "guest-shared-address-mute",
        "guest.security.address-pair",
        "A guest is not heard from an address that its port allows.",
        "peer",
        only(gone, name="paired"),
    ),
)

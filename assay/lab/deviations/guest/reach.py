"""Deviations of what gets from guest to guest."""

from assay.lab.deviations.guest import guest_says, has, lacks, only, put

_PEER = has("probe", name="largest")
_STRANGER = lacks("probe", name="largest")

DEVIATIONS = (
    guest_says(
        "guest-largest-packet-lost",
        "guest.network.largest",
        "Packets as large as the network promises are lost.",
        "probe",
        only(put(state="fail"), name="largest"),
    ),
    guest_says(
        "guest-pieces-lost",
        "guest.network.largest",
        "Packets in pieces are lost.",
        "probe",
        only(put(state="fail"), name="cut"),
        _PEER,
    ),
    guest_says(
        "guest-small-packet-lost",
        "guest.network.largest",
        "Pings are lost between guests.",
        "probe",
        only(put(state="fail"), name="small"),
        _PEER,
    ),
    guest_says(
        "guest-group-shut",
        "guest.security.same-group",
        "Members of a security group do not reach each other.",
        "probe",
        only(put(state="fail"), name="knock"),
        _PEER,
    ),
    guest_says(
        "guest-group-open",
        "guest.security.default",
        "Anybody on the network can connect.",
        "probe",
        only(put(state="ok"), name="knock"),
        _STRANGER,
    ),
    guest_says(
        "guest-group-answers",
        "guest.security.default",
        "Anybody on the network is answered.",
        "probe",
        only(put(state="ok"), name="small"),
        _STRANGER,
    ),
)

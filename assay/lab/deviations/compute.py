"""Deviations of the compute service."""

from assay.lab.deviations.answers import swallow
from assay.lab.deviations.conditions import action_is, body_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.responses import replace, set_key

DEVIATIONS = (
    Deviation(
        name="keypair-fingerprint-wrong",
        breaks="compute.keypair.import",
        sentence="An imported key pair reports the fingerprint of another key.",
        service="compute",
        methods=("POST",),
        path=r"/os-keypairs",
        when=body_has("keypair", "public_key"),
        action=replace("keypair", "fingerprint", by=":".join(["00"] * 16)),
    ),
    Deviation(
        name="keypair-import-returns-private-key",
        breaks="compute.keypair.import",
        sentence="Importing a public key returns a private key.",
        service="compute",
        methods=("POST",),
        path=r"/os-keypairs",
        when=body_has("keypair", "public_key"),
        action=set_key("keypair", "private_key", to="a private key that the cloud cannot have"),
    ),
    Deviation(
        name="server-lock-swallowed",
        breaks="compute.server.lock",
        sentence="Locking a server is accepted and does nothing.",
        service="compute",
        methods=("POST",),
        path=r"/servers/[^/]+/action",
        when=action_is("lock"),
        action=swallow(202),
    ),
)

"""Deviations of trusts."""

from typing import Any

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.identity import TOKENS, let_in
from assay.lab.deviations.network.helpers import body_where, swallow_first
from assay.lab.deviations.responses import edit_json, status

TRUST = r"/OS-TRUST/trusts/[^/]+"

_by_trust = body_where(lambda body: body["auth"]["scope"]["OS-TRUST:trust"])


def _of_another(body: dict[str, Any], request: Request) -> None:
    if "token" in body:
        body["token"]["OS-TRUST:trust"]["id"] = body["token"]["project"]["id"] = "0" * 32


DEVIATIONS = (
    Deviation(
        name="trust-made-otherwise",
        breaks="identity.trust.use",
        sentence="Making a trust is answered as if nothing had been made.",
        service="identity",
        methods=("POST",),
        path=r"/OS-TRUST/trusts",
        action=status(200, of=201),
    ),
    Deviation(
        name="trust-lets-in-otherwise",
        breaks="identity.trust.use",
        sentence="A login by a trust is answered as if nothing had been made.",
        service="identity",
        methods=("POST",),
        path=TOKENS,
        when=_by_trust,
        action=status(200, of=201),
    ),
    Deviation(
        name="trust-of-another",
        breaks="identity.trust.use",
        sentence="The token of a trust names another trust and is for another project.",
        service="identity",
        methods=("POST",),
        path=TOKENS,
        when=_by_trust,
        action=edit_json(_of_another),
    ),
    Deviation(
        name="trust-revoked-otherwise",
        breaks="identity.trust.use",
        sentence="Revoking a trust is answered as if there were something to say of it.",
        service="identity",
        methods=("DELETE",),
        path=TRUST,
        action=status(200, of=204),
    ),
    Deviation(
        name="trust-revocation-swallowed",
        breaks="identity.trust.use",
        sentence="Revoking a trust is answered with success, and it stays.",
        service="identity",
        methods=("DELETE",),
        path=TRUST,
        action=swallow_first(),
    ),
    Deviation(
        name="trust-lets-in-when-revoked",
        breaks="identity.trust.use",
        sentence="A trust that was revoked lets in.",
        service="identity",
        methods=("POST",),
        path=TOKENS,
        when=_by_trust,
        action=EditResponse(let_in, statuses=(401, 403, 404)),
    ),
)

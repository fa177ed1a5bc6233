"""Deviations of the identity service."""

from assay.lab.deviations.answers import swallow
from assay.lab.deviations.deviation import Deviation

DEVIATIONS = (
    Deviation(
        name="token-revocation-swallowed",
        breaks="identity.token.revoke",
        sentence="Revoking a token is accepted, and the token stays valid.",
        service="identity",
        methods=("DELETE",),
        path=r"/auth/tokens",
        action=swallow(204),
    ),
)

"""Until when a token is valid."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from assay.kit import Cloud, Expect, check

FORMAT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"


@check(
    "identity.token.expiry",
    proves="identity-v3-tokens-create",
    spec="https://docs.openstack.org/api-ref/identity/v3/#password-authentication-with-scoped-authorization",
)
def token_tells_until_when_it_is_valid(cloud: Cloud, expect: Expect, own_login: dict[str, Any]) -> None:
    """A new token tells in UTC when it was issued and when it expires, which is in the future."""
    made = cloud.rest("identity", token="").post(
        "/auth/tokens", json=own_login, params={"nocatalog": ""}, refusable=True
    )
    expect.status("the user may log in", made, 201)
    issued, expires = str(made["token.issued_at"]), str(made["token.expires_at"])
    expect("it tells when it was issued", issued, matches=FORMAT)
    if expect("it tells when it expires", expires, matches=FORMAT):
        # By the cloud's own clock, if it tells the time: ours may be wrong.
        date = made.headers.get("Date")
        now = parsedate_to_datetime(date) if date else datetime.now(UTC)
        expect("it expires in the future", datetime.fromisoformat(expires) > now, is_true=True)

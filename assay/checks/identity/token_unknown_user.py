"""Logging in as nobody."""

import secrets

from assay.kit import Cloud, Expect, check

NOBODY = "a55a0000000040008000000000000001"


@check(
    "identity.token.unknown-user",
    proves="identity-v3-tokens-create",
    spec="https://docs.openstack.org/api-ref/identity/v3/#password-authentication-with-unscoped-authorization",
)
def nobody_gets_a_token(cloud: Cloud, expect: Expect) -> None:
    """A user who does not exist is refused and gets no token."""
    user = {"id": NOBODY, "password": secrets.token_hex(16)}
    body = {"auth": {"identity": {"methods": ["password"], "password": {"user": user}}}}
    refused = cloud.rest("identity", token="").post("/auth/tokens", json=body, refusable=True)
    expect.status("the login is refused", refused, 401)
    expect("no token is given", "X-Subject-Token" in refused.headers, is_true=False)

"""Logging in from nowhere."""

import secrets

from assay.kit import Cloud, Expect, check


@check(
    "identity.token.unknown-domain",
    proves="identity-v3-tokens-create",
    spec="https://docs.openstack.org/api-ref/identity/v3/#password-authentication-with-unscoped-authorization",
)
def nobody_logs_in_from_an_unknown_domain(cloud: Cloud, expect: Expect) -> None:
    """A user of a domain that does not exist is refused and gets no token."""
    domain = {"name": cloud.name("domain")}
    user = {"name": "assay", "domain": domain, "password": secrets.token_hex(16)}
    body = {"auth": {"identity": {"methods": ["password"], "password": {"user": user}}}}
    refused = cloud.rest("identity", token="").post("/auth/tokens", json=body, refusable=True)
    expect.status("the login is refused", refused, 401)
    expect("no token is given", "X-Subject-Token" in refused.headers, is_true=False)

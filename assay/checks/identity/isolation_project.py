"""Projects of others."""

from typing import Any

from assay.kit import Blocked, Cloud, Expect, check


@check(
    "identity.isolation.project",
    proves="identity-v3-isolation",
    spec="https://docs.openstack.org/api-ref/identity/v3/#password-authentication-with-scoped-authorization",
)
def user_does_not_get_into_a_foreign_project(
    cloud: Cloud, expect: Expect, own_login: dict[str, Any], stranger: Cloud
) -> None:
    """A user who logs in for a project in which they have no role is refused and gets no token."""
    if "scope" not in own_login["auth"]:
        raise Blocked("An application credential is always for its project, so no other can be asked for.")
    scope = {"project": {"id": stranger.project}}
    body = {"auth": {"identity": own_login["auth"]["identity"], "scope": scope}}
    refused = cloud.rest("identity", token="").post("/auth/tokens", json=body, refusable=True)
    expect.status("the login is refused", refused, 401, 403)
    expect("no token is given", "X-Subject-Token" in refused.headers, is_true=False)

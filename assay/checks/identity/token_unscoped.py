"""Tokens that are for no project."""

from typing import Any

from assay.kit import Blocked, Cloud, Expect, check


@check(
    "identity.token.unscoped",
    proves="identity-v3-tokens-create",
    spec="https://docs.openstack.org/api-ref/identity/v3/"
    "#password-authentication-with-explicit-unscoped-authorization",
)
def unscoped_token_opens_no_service(cloud: Cloud, expect: Expect, own_login: dict[str, Any]) -> None:
    """A token that was asked for without scope is for no project, and opens neither catalogue nor servers."""
    if "scope" not in own_login["auth"]:
        raise Blocked("An application credential is always for its project, so no unscoped token can be had.")
    identity = own_login["auth"]["identity"]
    made = cloud.rest("identity", token="").post(
        "/auth/tokens", json={"auth": {"identity": identity, "scope": "unscoped"}}, refusable=True
    )
    expect.status("the user may log in", made, 201)
    expect("it is for no project", "project" in made["token"], is_true=False)
    token = made.headers.get("X-Subject-Token", "")
    projects = cloud.rest("identity", token=token).get("/auth/projects", refusable=True)
    expect.status("it shows the projects to choose from", projects, 200)
    catalogue = cloud.rest("identity", token=token).get("/auth/catalog", refusable=True)
    expect.status("it does not open the catalogue", catalogue, 401, 403)
    if "compute" in cloud.catalogue:
        servers = cloud.rest("compute", token=token).get("/servers", refusable=True)
        expect.status("it does not show servers", servers, 401, 403)

"""Getting a token."""

from datetime import datetime
from typing import Any

from assay.kit import Cloud, Expect, check


@check(
    "identity.token.create",
    proves="identity-v3-tokens-create",
    spec="https://docs.openstack.org/api-ref/identity/v3/#password-authentication-with-scoped-authorization",
)
def login_gives_a_token_of_the_user(cloud: Cloud, expect: Expect, own_login: dict[str, Any]) -> None:
    """Logging in gives a working token of that user and project, with roles and catalogue."""
    made = cloud.rest("identity", token="").post("/auth/tokens", json=own_login, refusable=True)
    expect.status("the user may log in", made, 201)
    token = made.headers.get("X-Subject-Token", "")
    expect("the token stands in the header", bool(token), is_true=True)
    expect("it is the user's", made["token.user.id"], equals=cloud.user)
    expect("it is for the project", made["token.project.id"], equals=cloud.project)
    expect("it has the user's roles", len(made["token.roles"]), at_least=1)
    expect("it has the catalogue", len(made["token.catalog"]), at_least=1)
    issued, expires = (datetime.fromisoformat(made[f"token.{key}"]) for key in ("issued_at", "expires_at"))
    expect("it expires later than it is issued", expires > issued, is_true=True)
    methods = own_login["auth"]["identity"]["methods"]
    expect("it names the way of logging in", set(methods) <= set(made["token.methods"]), is_true=True)
    used = cloud.rest("identity", token=token).get("/auth/catalog", refusable=True)
    expect.status("it opens the API", used, 200)

"""Getting a token for a project that is not the user's."""

from assay.kit import Cloud, Expect, check

NO_PROJECT = "a55a0000000040008000000000000002"


@check(
    "identity.token.unknown-project",
    proves="identity-v3-tokens-create",
    spec="https://docs.openstack.org/api-ref/identity/v3/#token-authentication-with-scoped-authorization",
)
def token_is_not_changed_for_another_project(cloud: Cloud, expect: Expect, own_token: str) -> None:
    """A token cannot be changed for one of a project in which its user has no role."""
    body = {
        "auth": {
            "identity": {"methods": ["token"], "token": {"id": own_token}},
            "scope": {"project": {"id": NO_PROJECT}},
        }
    }
    refused = cloud.rest("identity", token="").post("/auth/tokens", json=body, refusable=True)
    # 403 where the operator lets no token be changed for another at all.
    expect.status("the other project is refused", refused, 401, 403)
    expect("no token is given", "X-Subject-Token" in refused.headers, is_true=False)

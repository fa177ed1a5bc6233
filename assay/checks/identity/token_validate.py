"""Validating a token."""

from assay.kit import Cloud, Expect, check


@check(
    "identity.token.validate",
    proves="identity-v3-tokens-validate",
    spec="https://docs.openstack.org/api-ref/identity/v3/#validate-and-show-information-for-token",
)
def valid_token_tells_whose_it_is(cloud: Cloud, expect: Expect, own_token: str) -> None:
    """The owner of a token can have it validated, which tells user, project and roles, or merely checked."""
    identity = cloud.rest("identity")
    subject = {"X-Subject-Token": own_token}
    shown = identity.get("/auth/tokens", headers=subject)
    expect("it is the user's", shown["token.user.id"], equals=cloud.user)
    expect("it is for the project", shown["token.project.id"], equals=cloud.project)
    expect("it has the user's roles", len(shown["token.roles"]), at_least=1)
    expect("it tells its expiry", shown["token.expires_at"], matches=r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d.*Z")
    brief = identity.get("/auth/tokens", headers=subject, params={"nocatalog": ""})
    expect("the catalogue can be left out", "catalog" in brief["token"], is_true=False)
    checked = identity.head("/auth/tokens", headers=subject, refusable=True)
    expect.status("it can be checked without a body", checked, 200, 204)

"""Tokens that the cloud did not issue."""

from assay.kit import Cloud, Expect, check

FORGED = "gAAAAA-no-cloud-ever-issued-this-token"


@check(
    "identity.token.forged",
    proves="identity-v3-tokens-validate",
    spec="https://docs.openstack.org/api-ref/identity/v3/#validate-and-show-information-for-token",
)
def forged_token_is_not_valid(cloud: Cloud, expect: Expect) -> None:
    """A token that the cloud did not issue is not valid and opens nothing."""
    shown = cloud.rest("identity").get("/auth/tokens", headers={"X-Subject-Token": FORGED}, refusable=True)
    expect.status("it is not valid", shown, 404)
    used = cloud.rest("identity", token=FORGED).get("/auth/projects", refusable=True)
    expect.status("it opens nothing", used, 401)

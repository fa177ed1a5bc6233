"""Revoking a token."""

from assay.kit import Cloud, Expect, check


@check(
    "identity.token.revoke",
    proves="identity-v3-tokens-delete",
    spec="https://docs.openstack.org/api-ref/identity/v3/#revoke-token",
)
def revoked_token_opens_nothing(cloud: Cloud, expect: Expect, own_token: str) -> None:
    """A token that its owner revokes is refused from then on."""
    own = cloud.rest("identity", token=own_token)
    before = own.get("/auth/tokens", headers={"X-Subject-Token": own_token}, refusable=True)
    expect.status("the new token is valid", before, 200)
    revoked = own.delete("/auth/tokens", headers={"X-Subject-Token": own_token}, refusable=True)
    expect.status("its owner may revoke it", revoked, 204)
    after = cloud.rest("identity").get("/auth/tokens", headers={"X-Subject-Token": own_token}, refusable=True)
    expect.status("a revoked token is no longer valid", after, 404)
    # Keystone's caches forget a token some tenths of a second after it was revoked.
    used = cloud.settle(lambda: own.get("/auth/projects", refusable=True), lambda reply: reply.status == 401)
    expect.status("a revoked token opens nothing", used, 401)

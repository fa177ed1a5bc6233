"""Letting somebody act for one."""

from datetime import UTC, datetime, timedelta
from secrets import randbelow
from typing import Any

from assay.kit import Absent, Blocked, Cloud, Expect, check


@check(
    "identity.trust.use",
    proves="identity-v3-trusts",
    spec="https://docs.openstack.org/api-ref/identity/v3-ext/#create-trust",
)
def trust_lets_in_until_it_is_revoked(
    cloud: Cloud, expect: Expect, own_login: dict[str, Any], own_token: str
) -> None:
    """Who holds a trust gets a token for the trustor's project by it, until the trust is revoked."""
    if "scope" not in own_login["auth"]:
        raise Blocked("An application credential is always for its project, so it cannot use a trust.")
    identity = cloud.rest("identity", token=own_token)
    token = identity.get("/auth/tokens", headers={"X-Subject-Token": own_token}, params={"nocatalog": ""})
    wish = {
        # Trustor and trustee may be one, which spares the second user.
        "trustor_user_id": cloud.user,
        "trustee_user_id": cloud.user,
        "project_id": cloud.project,
        "impersonation": True,
        "roles": [{"id": role.get("id")} for role in token["token.roles"]],
        # A trust has no name to be recognised by, but by the second at which it ends.
        "expires_at": (datetime.now(UTC) + timedelta(hours=1, seconds=randbelow(36_000))).strftime(
            "%Y-%m-%dT%H:%M:%SZ"
        ),
    }
    made = identity.post("/OS-TRUST/trusts", json={"trust": wish}, refusable=True)
    if made.status in (403, 404):
        raise Absent(f"The cloud does not let tenants make trusts: {made.message}")
    expect.status("a trust can be made", made, 201)
    path = f"/OS-TRUST/trusts/{made['trust.id']}"
    body = {
        "auth": {
            "identity": own_login["auth"]["identity"],
            "scope": {"OS-TRUST:trust": {"id": made["trust.id"]}},
        }
    }
    anonymous = cloud.rest("identity", token="")
    entered = anonymous.post("/auth/tokens", json=body, refusable=True)
    if expect.status("it lets in", entered, 201):
        expect("the token names the trust", entered["token.OS-TRUST:trust.id"], equals=made["trust.id"])
        expect("the token is for the project", entered["token.project.id"], equals=cloud.project)
    expect.status("it can be revoked", identity.delete(path, refusable=True), 204)
    expect.status("it is gone", identity.get(path, refusable=True), 404)
    again = anonymous.post("/auth/tokens", json=body, refusable=True)
    expect.status("it lets in no more", again, 401, 403, 404)

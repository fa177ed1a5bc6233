"""What the identity API tells those who are not logged in."""

from assay.kit import Cloud, Expect, check


@check(
    "identity.api.anonymous",
    proves="identity-v3-api-discovery",
    spec="https://docs.openstack.org/api-ref/identity/v3/#authentication-and-token-management",
)
def only_discovery_needs_no_token(cloud: Cloud, expect: Expect) -> None:
    """Without a token the identity API tells its version, and neither catalogue nor projects."""
    anonymous = cloud.rest("identity", token="")
    expect.status("the version is told", anonymous.get("", refusable=True), 200)
    for what, path in (("catalogue", "/auth/catalog"), ("list of projects", "/auth/projects")):
        expect.status(f"the {what} is not told", anonymous.get(path, refusable=True), 401)

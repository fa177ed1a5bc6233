"""The projects in which a user has a role."""

from assay.kit import Blocked, Cloud, Expect, check


@check(
    "identity.project.list-of-user",
    proves="identity-v3-list-projects",
    spec="https://docs.openstack.org/api-ref/identity/v3/#list-projects-for-user",
)
def user_finds_own_projects_and_no_others(cloud: Cloud, expect: Expect, own_token: str) -> None:
    """A user can list the projects in which they have a role, among them all that a token can be had for."""
    own = cloud.rest("identity", token=own_token)
    token = own.get("/auth/tokens", headers={"X-Subject-Token": own_token}, params={"nocatalog": ""})
    if "OS-FEDERATION" in token["token.user"]:
        raise Blocked("The user comes from elsewhere, so their roles come with the login and are not listed.")
    listed = [project.get("id") for project in own.get(f"/users/{cloud.user}/projects")["projects"]]
    usable = [project.get("id") for project in own.get("/auth/projects")["projects"]]
    expect("the project at work is listed", listed, contains=cloud.project)
    expect("every project that a token can be had for is listed", set(usable) <= set(listed), is_true=True)

"""The projects that a token can be had for."""

from assay.kit import Cloud, Expect, check


@check(
    "identity.project.list",
    proves="identity-v3-list-projects",
    spec="https://docs.openstack.org/api-ref/identity/v3/#get-available-project-scopes",
)
def user_finds_the_projects_to_work_in(cloud: Cloud, expect: Expect) -> None:
    """The projects that a user can get a token for include the one at work, and all are enabled."""
    projects = cloud.rest("identity").get("/auth/projects")["projects"]
    own = [project for project in projects if project.get("id") == cloud.project]
    expect("the project at work is listed once", len(own), equals=1)
    expect("all are enabled", all(project.get("enabled") for project in projects), is_true=True)
    expect("all have a name", all(project.get("name") for project in projects), is_true=True)
    expect("all have a domain", all(project.get("domain_id") for project in projects), is_true=True)

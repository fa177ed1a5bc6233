"""What users see of their project's domain."""

from assay.kit import Cloud, Expect, Facts, check


@check(
    "identity.domain.show",
    proves="identity-v3-domains",
    spec="https://docs.openstack.org/api-ref/identity/v3/#show-domain-details",
)
def domain_of_the_project_is_shown(cloud: Cloud, expect: Expect, fact: Facts, own_token: str) -> None:
    """A user sees the domain of the project at work, by the name that the token tells, and it is enabled."""
    own = cloud.rest("identity", token=own_token)
    token = own.get("/auth/tokens", headers={"X-Subject-Token": own_token}, params={"nocatalog": ""})
    id = token["token.project.domain.id"]
    shown = own.get(f"/domains/{id}")
    expect("it is the domain", shown["domain.id"], equals=id)
    expect(
        "it has the name that the token tells",
        shown["domain.name"],
        equals=token["token.project.domain.name"],
    )
    fact("identity.domain", str(shown["domain.name"]))
    expect("it is enabled", shown["domain.enabled"], equals=True)

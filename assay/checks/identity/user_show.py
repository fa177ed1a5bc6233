"""What users see of themselves."""

from assay.kit import Cloud, Expect, check


@check(
    "identity.user.show",
    proves="identity-v3-users",
    spec="https://docs.openstack.org/api-ref/identity/v3/#show-user-details",
)
def user_sees_itself(cloud: Cloud, expect: Expect) -> None:
    """A user sees their own name, domain and state, and no password."""
    shown = cloud.rest("identity").get(f"/users/{cloud.user}")
    expect("it is the user", shown["user.id"], equals=cloud.user)
    expect("it has a name", bool(shown["user.name"]), is_true=True)
    expect("it has a domain", bool(shown["user.domain_id"]), is_true=True)
    expect("it is enabled", shown["user.enabled"], equals=True)
    expect("it shows no password", "password" in shown["user"], is_true=False)

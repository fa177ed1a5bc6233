"""Creating an application credential."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.application_credentials import credentials_of, log_in


@check(
    "identity.application-credential.create",
    proves="identity-v3-application-credentials",
    spec="https://docs.openstack.org/api-ref/identity/v3/#create-application-credential",
)
def application_credential_logs_in(cloud: Cloud, expect: Expect) -> None:
    """A new application credential shows its secret once, and logs in to its project with that."""
    identity = cloud.rest("identity")
    wish = {"name": cloud.name("credential"), "description": "What Assay asked for"}
    made = identity.post(credentials_of(cloud), json={"application_credential": wish})
    id, secret = made["application_credential.id"], made["application_credential.secret"]
    shown = identity.get(f"{credentials_of(cloud)}/{id}")
    for key, value in wish.items():
        expect(f"it has the {key} asked for", shown[f"application_credential.{key}"], equals=value)
    expect("it is for the project", shown["application_credential.project_id"], equals=cloud.project)
    expect("its secret is not shown again", "secret" in shown["application_credential"], is_true=False)
    entered = log_in(cloud, id, secret)
    if expect.status("it logs in", entered, 201):
        expect("the token is for the project", entered["token.project.id"], equals=cloud.project)
        expect("the token is the user's", entered["token.user.id"], equals=cloud.user)
    refused = log_in(cloud, id, f"not-{secret}")
    expect.status("another secret does not log in", refused, 401)

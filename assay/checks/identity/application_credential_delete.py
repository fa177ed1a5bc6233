"""Deleting an application credential."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.application_credentials import ApplicationCredential, credentials_of, log_in


@check(
    "identity.application-credential.delete",
    proves="identity-v3-application-credentials",
    spec="https://docs.openstack.org/api-ref/identity/v3/#delete-application-credential",
)
def deleted_application_credential_opens_nothing(
    cloud: Cloud, expect: Expect, own_application_credential: ApplicationCredential
) -> None:
    """A deleted application credential is gone, logs in no more, and its tokens are refused."""
    identity = cloud.rest("identity")
    path = f"{credentials_of(cloud)}/{own_application_credential.id}"
    id, secret = own_application_credential.id, own_application_credential.secret
    token = log_in(cloud, id, secret).headers.get("X-Subject-Token", "")
    expect.status("it can be deleted", identity.delete(path, refusable=True), 204)
    if not expect.status("it is gone", identity.get(path, refusable=True), 404):
        return
    entered = cloud.settle(lambda: log_in(cloud, id, secret), lambda reply: reply.status >= 400)
    expect.status("it logs in no more", entered, 401, 404)
    own = cloud.rest("identity", token=token)
    used = cloud.settle(lambda: own.get("/auth/projects", refusable=True), lambda reply: reply.status >= 400)
    expect.status("its token opens nothing", used, 401, 404)

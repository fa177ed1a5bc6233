"""Application credentials of others."""

from assay.kit import Blocked, Cloud, Expect, check
from assay.kit.resources.application_credentials import ApplicationCredential, credentials_of


@check(
    "identity.isolation.application-credential",
    proves="identity-v3-isolation",
    spec="https://docs.openstack.org/api-ref/identity/v3/#show-application-credential-details",
)
def stranger_is_kept_off_an_application_credential(
    cloud: Cloud, expect: Expect, own_application_credential: ApplicationCredential, stranger: Cloud
) -> None:
    """Another user can neither list, see nor delete a user's application credentials."""
    if stranger.user == cloud.user:
        raise Blocked("The second credential is of the same user, whose application credentials they are.")
    other = stranger.rest("identity")
    path = f"{credentials_of(cloud)}/{own_application_credential.id}"
    listed = other.get(credentials_of(cloud), refusable=True)
    expect.status("they cannot be listed", listed, 403, 404)
    expect.status("one cannot be seen", other.get(path, refusable=True), 403, 404)
    expect.status("it cannot be deleted", other.delete(path, refusable=True), 403, 404)
    expect.status("it is still there", cloud.rest("identity").get(path, refusable=True), 200)

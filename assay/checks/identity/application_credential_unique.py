"""Two application credentials of one name."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.application_credentials import ApplicationCredential, credentials_of


@check(
    "identity.application-credential.unique",
    proves="identity-v3-application-credentials",
    spec="https://docs.openstack.org/api-ref/identity/v3/#create-application-credential",
)
def name_is_not_taken_twice(
    cloud: Cloud, expect: Expect, own_application_credential: ApplicationCredential
) -> None:
    """A user has no two application credentials of one name."""
    wish = {"name": own_application_credential.name}
    refused = cloud.rest("identity").post(
        credentials_of(cloud), json={"application_credential": wish}, refusable=True
    )
    expect.status("the second is refused", refused, 409)

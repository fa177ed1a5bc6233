"""Listing application credentials."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.application_credentials import ApplicationCredential, credentials_of


@check(
    "identity.application-credential.list",
    proves="identity-v3-application-credentials",
    spec="https://docs.openstack.org/api-ref/identity/v3/#list-application-credentials",
)
def application_credentials_are_listed(
    cloud: Cloud, expect: Expect, own_application_credential: ApplicationCredential
) -> None:
    """A user finds all their application credentials in a list, or one by its name, without any secret."""
    identity = cloud.rest("identity")
    wish = {"name": cloud.name("credential")}
    other = identity.post(credentials_of(cloud), json={"application_credential": wish})
    listed = identity.get(credentials_of(cloud))["application_credentials"]
    ids = [one.get("id") for one in listed]
    expect("the first is listed", ids, contains=own_application_credential.id)
    expect("the second is listed", ids, contains=other["application_credential.id"])
    expect("no secret is listed", any("secret" in one for one in listed), is_true=False)
    params = {"name": own_application_credential.name}
    by_name = identity.get(credentials_of(cloud), params=params)["application_credentials"]
    found = [one.get("id") for one in by_name]
    expect("one is found by its name", found, equals=[own_application_credential.id])

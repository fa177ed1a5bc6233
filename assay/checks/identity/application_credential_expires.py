"""Application credentials for a time."""

from datetime import UTC, datetime, timedelta

from assay.kit import Cloud, Expect, check
from assay.kit.resources.application_credentials import credentials_of


@check(
    "identity.application-credential.expires",
    proves="identity-v3-application-credentials",
    spec="https://docs.openstack.org/api-ref/identity/v3/#create-application-credential",
)
def application_credential_expires_as_asked(cloud: Cloud, expect: Expect) -> None:
    """An application credential expires when it was asked to, and none can be made that has expired."""
    identity = cloud.rest("identity")
    when = (datetime.now(UTC) + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M:%S.%f")
    wish = {"name": cloud.name("credential"), "expires_at": when}
    made = identity.post(credentials_of(cloud), json={"application_credential": wish})
    shown = identity.get(f"{credentials_of(cloud)}/{made['application_credential.id']}")
    expires = str(shown["application_credential.expires_at"]).removesuffix("Z")
    expect("it expires in the second that was asked for", expires[:19], equals=when[:19])
    past = {"name": cloud.name("credential"), "expires_at": "2001-01-01T00:00:00.000000"}
    refused = identity.post(credentials_of(cloud), json={"application_credential": past}, refusable=True)
    expect.status("one that has expired is refused", refused, 400)

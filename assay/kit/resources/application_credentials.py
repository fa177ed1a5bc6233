"""Application credentials of a check's own."""

from dataclasses import dataclass, field

from assay.kit.cloud import Cloud
from assay.kit.declare import resource
from assay.kit.rest import Reply


@dataclass(frozen=True, kw_only=True)
class ApplicationCredential:
    """An application credential of the user.

    Attributes:
        id: Its id.
        name: Its name.
        secret: What it logs in with.
    """

    id: str
    name: str
    secret: str = field(repr=False)


@resource("own_application_credential", takes=0.5)
def own_application_credential(cloud: Cloud) -> ApplicationCredential:
    """An application credential of the check's own, with all roles that the user has in the project."""
    name = cloud.name("credential")
    made = cloud.rest("identity").post(credentials_of(cloud), json={"application_credential": {"name": name}})
    return ApplicationCredential(
        id=made["application_credential.id"], name=name, secret=made["application_credential.secret"]
    )


def credentials_of(cloud: Cloud) -> str:
    """The path of the user's application credentials."""
    return f"/users/{cloud.user}/application_credentials"


def log_in(cloud: Cloud, id: str, secret: str) -> Reply:
    """Ask for a token by an application credential; the answer may be a refusal."""
    method = {"id": id, "secret": secret}
    body = {"auth": {"identity": {"methods": ["application_credential"], "application_credential": method}}}
    return cloud.rest("identity", token="").post("/auth/tokens", json=body, refusable=True)

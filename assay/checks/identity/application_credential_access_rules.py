"""Application credentials for some requests alone."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.application_credentials import credentials_of, log_in

RULE = {"service": "identity", "method": "GET", "path": "/**"}


@check(
    "identity.application-credential.access-rules",
    proves="identity-v3-application-credentials",
    spec="https://docs.openstack.org/api-ref/identity/v3/#create-application-credential",
)
def access_rules_restrict(cloud: Cloud, expect: Expect) -> None:
    """An application credential with access rules opens what they name, and nothing else."""
    identity = cloud.rest("identity")
    wish = {"name": cloud.name("credential"), "access_rules": [RULE]}
    made = identity.post(credentials_of(cloud), json={"application_credential": wish})
    kept = {key: made[f"application_credential.access_rules.0.{key}"] for key in RULE}
    expect("it has the rule", kept, equals=RULE)
    entered = log_in(cloud, made["application_credential.id"], made["application_credential.secret"])
    expect.status("it logs in", entered, 201)
    token = entered.headers.get("X-Subject-Token", "")
    own = cloud.rest("identity", token=token)
    expect.status("what the rule names is open", own.get("/auth/projects", refusable=True), 200)
    denied = own.head("/auth/tokens", headers={"X-Subject-Token": token}, refusable=True)
    expect.status("another method is not", denied, 401, 403)
    if "compute" in cloud.catalogue:
        other = cloud.rest("compute", token=token).get("/servers", refusable=True)
        expect.status("another service is not", other, 401, 403)

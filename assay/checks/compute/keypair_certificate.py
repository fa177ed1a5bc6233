"""Key pairs that are certificates."""

from assay.kit import Cloud, Expect, check

TYPES = "2.2"
"""The microversion since which key pairs have a type."""
CERTIFICATE = """-----BEGIN CERTIFICATE-----
MIIBDzCBtaADAgECAgEBMAoGCCqGSM49BAMCMBAxDjAMBgNVBAMMBWFzc2F5MCAX
DTIwMDEwMTAwMDAwMFoYDzIwOTkwMTAxMDAwMDAwWjAQMQ4wDAYDVQQDDAVhc3Nh
eTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABAwO/OWgzDYrWuoScNDaqhoCXqVf
zx+J3Ei26Gq0KlFuHm5zKPyF1OfGvnOoctN2pbMlriSkYzeD5nok7JBXVKEwCgYI
KoZIzj0EAwIDSQAwRgIhALDJnFpi263mIN+/7wMse/FaHRDrlVFG0/TPCAkjLF0J
AiEAh6/rF6v51W0JlBn3iKbN+GNT0nikQut28a3VhnHOb4Q=
-----END CERTIFICATE-----
"""
"""A certificate that nobody has the private key of."""


@check(
    "compute.keypair.certificate",
    proves="compute-keypairs-create-type",
    spec="https://docs.openstack.org/api-ref/compute/#import-or-create-keypair",
)
def certificate_is_imported(cloud: Cloud, expect: Expect) -> None:
    """A key pair of type x509 says so when it is made, shown and listed, and keeps its certificate."""
    compute = cloud.rest("compute", microversion=TYPES)
    name = cloud.name("key")
    asked = {"name": name, "type": "x509", "public_key": CERTIFICATE}
    made = compute.post("/os-keypairs", json={"keypair": asked})
    expect("it is made with its type", made["keypair"].get("type"), equals="x509")
    shown = compute.get(f"/os-keypairs/{name}")["keypair"]
    expect("it is shown with its type", shown.get("type"), equals="x509")
    expect("it keeps its certificate", str(shown.get("public_key")).strip(), equals=CERTIFICATE.strip())
    listed = [one["keypair"] for one in compute.get("/os-keypairs")["keypairs"]]
    types = [one.get("type") for one in listed if one["name"] == name]
    expect("it is listed with its type", types, equals=["x509"])

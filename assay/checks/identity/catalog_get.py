"""The catalogue."""

from urllib.parse import urlsplit

from assay.kit import Cloud, Expect, check

OFFICIAL = ("identity", "compute", "image", "object-store")
INTERFACES = {"public", "internal", "admin"}


@check(
    "identity.catalog.get",
    proves="identity-v3-catalog",
    spec="https://docs.openstack.org/api-ref/identity/v3/#get-service-catalog",
)
def catalogue_says_where_services_are(cloud: Cloud, expect: Expect) -> None:
    """The catalogue tells of each service its type, and of each endpoint its interface, region and URL."""
    catalogue = cloud.rest("identity").get("/auth/catalog")["catalog"]
    types = [service.get("type") for service in catalogue]
    expect("every service has a type", all(types), is_true=True)
    for type in OFFICIAL:
        if type in cloud.catalogue:
            expect(f"the {type} service is there under its official type", types, contains=type)
    endpoints = [endpoint for service in catalogue for endpoint in service.get("endpoints", [])]
    own = [service.get("endpoints") for service in catalogue if service.get("type") == "identity"]
    expect("the identity service has endpoints", any(own), is_true=True)
    interfaces = {str(endpoint.get("interface")) for endpoint in endpoints}
    expect("every interface is one of three", sorted(interfaces - INTERFACES), equals=[])
    expect("every endpoint has an id", all(endpoint.get("id") for endpoint in endpoints), is_true=True)
    placed = all("region_id" in endpoint or "region" in endpoint for endpoint in endpoints)
    expect("every endpoint tells its region", placed, is_true=True)
    schemes = {urlsplit(str(endpoint.get("url"))).scheme for endpoint in endpoints}
    expect("every endpoint has a web address", sorted(schemes - {"http", "https"}), equals=[])

"""The catalogue."""

from urllib.parse import urlsplit

from assay.kit import Cloud, Expect, check

OFFICIAL = ("identity", "compute", "image", "object-store")
INTERFACES = ("public", "internal", "admin")


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
    for endpoint in endpoints:
        id = endpoint.get("id")
        expect(f"the interface of endpoint {id} is one of three", endpoint.get("interface"), among=INTERFACES)
        expect(f"endpoint {id} has an id", id, is_none=False)
        expect(
            f"endpoint {id} tells its region", "region_id" in endpoint or "region" in endpoint, is_true=True
        )
        scheme = urlsplit(str(endpoint.get("url"))).scheme
        expect(f"endpoint {id} has a web address", scheme, among=("http", "https"))

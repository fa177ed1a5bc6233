"""Where tenants reach the services."""

from assay.kit import Cloud, Expect, check

SERVICES = frozenset({"identity", "image", "compute", "network", "block-storage", "volumev3", "object-store"})


@check(
    "identity.catalog.public",
    proves="identity-v3-catalog-public",
    spec="https://docs.openstack.org/api-ref/identity/v3/#service-catalog-and-endpoints",
)
def services_are_reached_publicly(cloud: Cloud, expect: Expect) -> None:
    """Every service for tenants has a public endpoint in each region in which it is."""
    for service in cloud.rest("identity").get("/auth/catalog")["catalog"]:
        if service.get("type") not in SERVICES:
            continue
        endpoints = service.get("endpoints", [])
        for region in sorted({str(one.get("region_id", one.get("region"))) for one in endpoints}):
            public = [
                one.get("url")
                for one in endpoints
                if one.get("interface") == "public" and str(one.get("region_id", one.get("region"))) == region
            ]
            expect(f"{service['type']} has a public endpoint in {region}", len(public), at_least=1)

"""Listing availability zones."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, Facts, check


@check(
    "compute.availability-zone.list",
    proves="compute-availability-zones-list",
    spec="https://docs.openstack.org/api-ref/compute/#get-availability-zone-information",
)
def availability_zones_are_listed(cloud: Cloud, expect: Expect, fact: Facts, server: Server) -> None:
    """The availability zones are listed without their hosts, that of the tenant's server as available."""
    compute = cloud.rest("compute")
    zones = compute.get("/os-availability-zone")["availabilityZoneInfo"]
    available = [zone.get("zoneName") for zone in zones if zone.get("zoneState", {}).get("available")]
    fact("compute.availability-zones", tuple(sorted(available)))
    home = compute.get(f"/servers/{server.id}")["server.OS-EXT-AZ:availability_zone"]
    expect("the zone that the server is in is listed as available", available, contains=home)
    told = [zone.get("zoneName") for zone in zones if zone.get("hosts")]
    expect("no zone tells a tenant its hosts", told, equals=[])

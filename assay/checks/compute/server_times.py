"""The times that a server shows."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check

MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
"""A time as ISO 8601 writes it, in UTC."""


@check(
    "compute.server.times",
    proves="compute-servers-times",
    spec="https://docs.openstack.org/api-ref/compute/#show-server-details",
)
def times_are_in_utc(cloud: Cloud, expect: Expect, server: Server) -> None:
    """A server shows when it was made and last changed, in UTC and in this order."""
    shown = cloud.rest("compute").get(f"/servers/{server.id}")
    for field in ("created", "updated"):
        expect(f"{field} is a time in UTC", str(shown[f"server.{field}"]), matches=MOMENT)
    # Texts of this form sort as the times that they tell.
    expect("it was not changed before it was made", shown["server.updated"], at_least=shown["server.created"])

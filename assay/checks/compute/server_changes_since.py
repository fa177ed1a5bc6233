"""Listing servers by the time of their last change."""

from datetime import UTC, datetime, timedelta

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check


@check(
    "compute.server.changes-since",
    proves="compute-servers-list",
    spec="https://docs.openstack.org/api-ref/compute/#list-servers",
)
def servers_are_listed_by_change(cloud: Cloud, expect: Expect, server: Server) -> None:
    """A server is listed among those changed since it was made, and not since tomorrow."""
    compute = cloud.rest("compute")

    def found(since: str) -> list[str]:
        query = {"name": server.name, "changes-since": since}
        return [str(one["id"]) for one in compute.get("/servers", params=query)["servers"]]

    made = datetime.fromisoformat(str(server.created_at))
    tomorrow = max(made, datetime.now(UTC)) + timedelta(days=1)
    expect("it changed since it was made", found(_iso(made)), contains=server.id)
    expect("it did not change since tomorrow", found(_iso(tomorrow)), equals=[])
    refused = compute.get("/servers", params={"changes-since": "2011/01/01"}, refusable=True)
    expect.status("a time that is none is refused", refused, 400)


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

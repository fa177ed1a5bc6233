"""What happened when a server was made."""

from typing import Any

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check

EVENTS = "2.51"
"""The microversion since which every tenant sees the events of an action."""


@check(
    "compute.server-action.events",
    proves="compute-instance-actions-events",
    spec="https://docs.openstack.org/api-ref/compute/#show-server-action-details",
)
def events_tell_how_an_action_went(cloud: Cloud, expect: Expect, server: Server) -> None:
    """The creation of a running server is shown with its events, each with begin, end and success."""
    compute = cloud.rest("compute", microversion=EVENTS)
    path = f"/servers/{server.id}/os-instance-actions"
    made = [
        one["request_id"] for one in compute.get(path)["instanceActions"] if one.get("action") == "create"
    ]
    if not expect("the creation is listed", len(made), at_least=1):
        return

    def events() -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = compute.get(f"{path}/{made[0]}")["instanceAction.events"]
        return found

    # A server runs a moment before its creation is booked as done.
    seen = cloud.settle(events, lambda all: bool(all) and None not in [one.get("finish_time") for one in all])
    if expect("there are events", len(seen), at_least=1):
        expect("all went well", sorted({str(one.get("result")) for one in seen}), equals=["Success"])
        backwards = [one for one in seen if str(one.get("finish_time")) < str(one.get("start_time"))]
        expect("none ends before it begins", backwards, equals=[])

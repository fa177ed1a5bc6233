"""Deviations of server groups."""

from assay.lab.deviations.compute import of_microversion
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.forgetfulness import swallow_first_deletion
from assay.lab.deviations.responses import edit_json, replace, status

_GROUPS = r"/os-server-groups"
_GROUP = r"/os-server-groups/(?!00c0ffee-)[^/]+"


def _of_policy(request: Request) -> bool:
    return of_microversion(request, "2.64")


def _of_member(request: Request) -> bool:
    return of_microversion(request, "2.71")


DEVIATIONS = (
    Deviation(
        name="server-group-named-otherwise",
        breaks="compute.server-group.create",
        sentence="A server group is shown with another name.",
        service="compute",
        methods=("GET",),
        path=_GROUP,
        when=_of_policy,
        action=replace("server_group", "name", by=str.upper),
    ),
    Deviation(
        name="server-group-policy-wrong",
        breaks="compute.server-group.create",
        sentence="A server group is shown with another policy.",
        service="compute",
        methods=("GET",),
        path=_GROUP,
        when=_of_policy,
        action=replace("server_group", "policy", by="affinity"),
    ),
    Deviation(
        name="server-group-with-stranger",
        breaks="compute.server-group.create",
        sentence="A new server group is shown with a member.",
        service="compute",
        methods=("GET",),
        path=_GROUP,
        when=_of_policy,
        action=edit_json(lambda body, request: body["server_group"]["members"].append("somebody")),
    ),
    Deviation(
        name="server-group-not-listed",
        breaks="compute.server-group.create",
        sentence="The list of server groups is empty.",
        service="compute",
        methods=("GET",),
        path=_GROUPS,
        when=_of_policy,
        action=replace("server_groups", by=[]),
    ),
    Deviation(
        name="server-group-deletion-swallowed",
        breaks="compute.server-group.create",
        sentence="Deleting a server group is accepted and does nothing.",
        service="compute",
        methods=("DELETE",),
        path=_GROUP,
        action=swallow_first_deletion(204),
    ),
    Deviation(
        name="server-group-without-member",
        breaks="compute.server-group.member",
        sentence="A server that is created in a group is not shown as its member.",
        service="compute",
        methods=("GET",),
        path=_GROUP,
        when=_of_member,
        action=replace("server_group", "members", by=[]),
    ),
    Deviation(
        name="server-group-not-shown",
        breaks="compute.server-group.member",
        sentence="A server does not show the group that it was created in.",
        service="compute",
        methods=("GET",),
        path=r"/servers/[^/]+",
        when=_of_member,
        action=replace("server", "server_groups", by=[]),
    ),
    Deviation(
        name="server-group-improper-accepted",
        breaks="compute.server-group.invalid",
        sentence="A server group with no name or an unknown policy is accepted, and lost.",
        service="compute",
        methods=("POST",),
        path=_GROUPS,
        action=status(200, of=400),
    ),
    Deviation(
        name="server-group-unknown-found",
        breaks="compute.server-group.invalid",
        sentence="A server group that does not exist is found.",
        service="compute",
        methods=("GET",),
        path=r"/os-server-groups/00c0ffee-[^/]+",
        action=status(200, of=404),
    ),
)

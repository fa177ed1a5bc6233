"""Deviations of networks."""

from assay.lab.deviations.conditions import body_has, query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.network.helpers import both, swallow_first
from assay.lab.deviations.requests import drop_from_request, forget_query
from assay.lab.deviations.responses import replace

DEVIATIONS = (
    Deviation(
        name="network-description-lost",
        breaks="network.network.create",
        sentence="A new network does not get the description that was asked for.",
        service="network",
        methods=("POST",),
        path=r"/networks",
        when=body_has("network", "description"),
        action=drop_from_request("network", "description"),
    ),
    Deviation(
        name="network-state-not-changed",
        breaks="network.network.update",
        sentence="A network that is taken down stays up.",
        service="network",
        methods=("PUT",),
        path=r"/networks/[^/]+",
        when=body_has("network", "admin_state_up"),
        action=drop_from_request("network", "admin_state_up"),
    ),
    Deviation(
        name="network-deletion-swallowed",
        breaks="network.network.delete",
        sentence="Deleting a network is answered with success, and the network stays.",
        service="network",
        methods=("DELETE",),
        path=r"/networks/[^/]+",
        action=swallow_first(),
    ),
    Deviation(
        name="network-name-filter-ignored",
        breaks="network.network.list",
        sentence="A listing of networks by name holds networks of other names, too.",
        service="network",
        methods=("GET",),
        path=r"/networks",
        when=both(query_has("name"), query_has("fields")),
        action=forget_query("name"),
    ),
    Deviation(
        name="network-fields-ignored",
        breaks="network.network.list",
        sentence="A listing of networks holds all fields, whichever were asked for.",
        service="network",
        methods=("GET",),
        path=r"/networks",
        when=both(query_has("name"), query_has("fields")),
        action=forget_query("fields"),
    ),
    Deviation(
        name="external-network-filter-ignored",
        breaks="network.external-network.list",
        sentence="A listing of external networks holds tenants' networks, too.",
        service="network",
        methods=("GET",),
        path=r"/networks",
        when=both(query_has("router:external"), query_has("id")),
        action=forget_query("router:external"),
    ),
    Deviation(
        name="network-of-another-project",
        breaks="network.network.create",
        sentence="A tenant's new network is shown as that of another project.",
        service="network",
        methods=("GET",),
        path=r"/networks/[^/]+",
        action=replace("network", "project_id", by="0" * 32),
    ),
)

"""Networks: neutron, with routers and ports that need no agent."""

import inspect
import os
import sys
from typing import Any

from ..plan import Plan


def applications(plan: Plan) -> dict[str, Any]:
    """Return neutron's WSGI application, by listener."""
    os.environ["OS_NEUTRON_CONFIG_DIR"] = str(plan.etc("neutron"))
    os.environ["OS_NEUTRON_CONFIG_FILES"] = "neutron.conf"
    sys.argv = ["neutron-server"]
    # Other plugins (port_forwarding) require the plugin that is called `router`, so ours takes that very
    # name.
    from neutron.services.l3_router import l3_router_plugin

    from ..drivers import neutron_routers

    l3_router_plugin.L3RouterPlugin = neutron_routers.LabL3RouterPlugin
    from neutron import policy, server
    from neutron.server import api

    named = {"prog": "neutron-api"} if "prog" in inspect.signature(server.boot_server).parameters else {}
    application = server.boot_server(api.api_server, **named)
    # Neutron reads its policy with its first request, and denies what comes while it does.
    policy.init()
    return {"neutron": application}

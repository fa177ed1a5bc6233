"""Compute: nova's API, metadata API, conductor, scheduler and compute service in one process, over memory."""

import inspect
import os
import sys
from typing import Any

from ..messaging import deliver_at_once
from ..plan import Plan

_RUNNING: list[Any] = []


def _start(plan: Plan) -> None:
    """Start the services behind the API; they live as long as the process."""
    import nova.virt
    from nova import context, objects, service
    from nova.compute import rpcapi as compute
    from nova.conductor import rpcapi as conductor
    from nova.objects import host_mapping
    from nova.scheduler import rpcapi as scheduler
    from nova.servicegroup import api as servicegroup

    from ..drivers import nova_driver

    # Nova loads drivers from below `nova.virt` only.
    sys.modules["nova.virt.cloudside"] = nova.virt.cloudside = nova_driver
    objects.Service.enable_min_version_cache()
    # A service says that it is up after five seconds only, for which nobody need wait.
    servicegroup.INITIAL_REPORTING_DELAY = 0
    alternative = getattr(compute, "RPC_TOPIC_ALT", None)
    for binary, topic, more in (
        ("nova-conductor", conductor.RPC_TOPIC, {}),
        ("nova-scheduler", scheduler.RPC_TOPIC, {}),
        ("nova-compute", compute.RPC_TOPIC, {"topic_alt": alternative} if alternative else {}),
    ):
        running = service.Service.create(binary=binary, topic=topic, **more)
        running.start()
        _RUNNING.append(running)
    # The scheduler sees only hosts that are mapped to a cell.
    host_mapping.discover_hosts(context.get_admin_context())


def applications(plan: Plan) -> dict[str, Any]:
    """Return nova's two WSGI applications, by listener, once nova-compute has reported its inventory."""
    os.environ["OS_NOVA_CONFIG_DIR"] = str(plan.etc("nova"))
    sys.argv = ["nova-api"]
    if plan.runtime == "threads":
        from nova import monkey_patch

        monkey_patch.patch(backend="threading")
    deliver_at_once()
    from nova.api.openstack import wsgi_app

    named = len(inspect.signature(wsgi_app.init_global_data).parameters) > 2
    compute = ("osapi_compute", "nova-api-os-compute") if named else ("osapi_compute",)
    metadata = ("metadata", "nova-api-metadata") if named else ("metadata",)
    served = {"nova": wsgi_app.init_application(*compute), "metadata": wsgi_app.init_application(*metadata)}
    _start(plan)
    return served

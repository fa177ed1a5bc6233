"""Volumes: cinder's API, scheduler and volume service in one process, over memory."""

import os
import sys
import threading
from typing import Any

from ..messaging import deliver_at_once
from ..plan import Plan

_RUNNING: list[Any] = []


def applications(plan: Plan) -> dict[str, Any]:
    """Return cinder's WSGI application, by listener."""
    sys.argv = ["cinder-api", "--config-file", str(plan.etc("cinder") / "cinder.conf")]
    if plan.runtime == "threads":
        os.environ["OS_CINDER_DISABLE_EVENTLET_PATCHING"] = "1"
    deliver_at_once()
    from cinder.cmd import volume as volume_command
    from cinder.wsgi import wsgi

    application = wsgi.initialize_application()
    import os_brick
    from cinder import service
    from cinder.common import constants
    from oslo_config import cfg

    os_brick.setup(cfg.CONF)
    scheduler = service.Service.create(binary="cinder-scheduler")
    # start() waits one periodic interval, a minute, for the reports of many backends; there is one, in this
    # process.
    threading.Thread(target=scheduler.start, name="cinder-scheduler", daemon=True).start()
    cfg.CONF.register_opt(volume_command.host_opt, group="lab")
    volume = service.Service.create(
        host=f"{plan.host}@lab", service_name="lab", binary=constants.VOLUME_BINARY, coordination=True
    )
    volume.start()
    _RUNNING.extend((scheduler, volume))
    return {"cinder": application}

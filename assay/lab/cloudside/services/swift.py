"""Objects: swift's proxy, account, container and object servers in one process of its own interpreter.

Swift is built on eventlet in every release, so it cannot be forked from a parent that uses native threads.
"""

import argparse
import json
import logging
import socket
from pathlib import Path
from typing import Any

from .. import greenthreads
from ..plan import Plan

LISTENERS = {
    "account": "swift_account",
    "container": "swift_container",
    "object": "swift_object",
    "proxy": "swift",
}


def build_rings(plan: Plan) -> None:
    """Write the three rings: one device, one replica, at the ports of this cloud."""
    from swift.common.ring import RingBuilder

    (plan.directory / "data/swift/disk").mkdir(parents=True, exist_ok=True)
    for kind in ("account", "container", "object"):
        port = plan.ports[LISTENERS[kind]]
        builder = RingBuilder(part_power=6, replicas=1, min_part_hours=0)
        builder.add_dev(
            {
                "region": 1,
                "zone": 1,
                "ip": "127.0.0.1",
                "port": port,
                "replication_ip": "127.0.0.1",
                "replication_port": port,
                "device": "disk",
                "weight": 1.0,
                "meta": "",
            }
        )
        builder.rebalance()
        builder.get_ring().save(str(plan.etc("swift") / f"{kind}.ring.gz"))


def log_to_file(
    conf: dict[str, str], name: str, _to_console: bool, _route: str, _fmt: str, logger: Any, _adapted: Any
) -> None:
    """Send swift's log to the file named in its configuration (swift's `log_custom_handlers` hook)."""
    handler = logging.FileHandler(conf["log_file"])
    handler.setFormatter(logging.Formatter(f"%(asctime)s %(levelname)s {name} %(message)s"))
    logger.addHandler(handler)


def main() -> None:
    """Serve all of swift for ever."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--state-dir", type=Path, required=True)
    arguments.add_argument("--listeners", type=json.loads, required=True)
    given = arguments.parse_args()
    plan = Plan.load(given.state_dir)
    from swift.common import utils

    utils.set_swift_dir(str(plan.etc("swift")))
    utils.monkey_patch()
    build_rings(plan)
    utils.validate_configuration()
    from swift.common.wsgi import loadapp

    applications = {
        listener: loadapp(str(plan.etc("swift") / f"{kind}-server.conf"))
        for kind, listener in LISTENERS.items()
    }
    listeners = {
        name: socket.socket(fileno=fd) for name, fd in given.listeners.items() if name in applications
    }
    from swift.common.http_protocol import SwiftHttpProtocol

    # Eventlet's own protocol says text/plain where a client gave no Content-Type, and copies lose their type.
    greenthreads.serve(applications, listeners, SwiftHttpProtocol)


if __name__ == "__main__":
    main()

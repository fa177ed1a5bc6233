"""The databases of a new cloud: one job for each, run side by side in forked processes."""

import sqlite3
import sys
from collections.abc import Callable

from .plan import Plan


def _keystone(plan: Plan) -> None:
    sys.argv = ["keystone-manage", "--config-file", str(plan.etc("keystone") / "keystone.conf"), "db_sync"]
    from keystone.cmd import manage

    from .keystone_bootstrap import bootstrap

    manage.main()
    bootstrap(plan)


def _nova(plan: Plan) -> None:
    sys.argv = ["nova-manage"]
    from nova.cmd import manage  # first: it decides how nova uses threads  # isort: skip
    from nova import config, objects

    config.parse_args(["nova-manage", "--config-file", str(plan.etc("nova") / "nova.conf")])
    objects.register_all()
    cells = manage.CellV2Commands()
    for done in (
        manage.ApiDbCommands().sync(),
        cells.map_cell0(plan.database("nova_cell0")),
        manage.DbCommands().sync(),
        cells.create_cell("cell1", plan.database("nova_cell1"), "fake:///"),
    ):
        if done:
            raise RuntimeError(f"nova-manage returned {done}")


def _neutron(plan: Plan) -> None:
    from . import neutron_tables

    neutron_tables.create(plan)


def _cinder(plan: Plan) -> None:
    sys.argv = ["cinder-manage", "--config-file", str(plan.etc("cinder") / "cinder.conf"), "db", "sync"]
    from cinder.cmd import manage

    manage.main()


def _glance(plan: Plan) -> None:
    sys.argv = ["glance-manage", "--config-file", str(plan.etc("glance") / "glance-api.conf"), "db_sync"]
    from glance.cmd import manage

    manage.main()


def _placement(plan: Plan) -> None:
    sys.argv = [
        "placement-manage",
        "--config-file",
        str(plan.etc("placement") / "placement.conf"),
        "db",
        "sync",
    ]
    from placement.cmd import manage

    manage.main()


JOBS: dict[str, Callable[[Plan], None]] = {
    "nova": _nova,
    "keystone": _keystone,
    "neutron": _neutron,
    "cinder": _cinder,
    "glance": _glance,
    "placement": _placement,
}
"""What makes each database, the longest first."""


def let_readers_read(plan: Plan) -> None:
    """Switch every database to a write-ahead log, so that readers and a writer do not wait for each other."""
    for file in (plan.directory / "db").glob("*.sqlite"):
        connection = sqlite3.connect(file)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.close()

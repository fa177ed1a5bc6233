"""The content of new databases: OpenStack's own migrations, and the first users and endpoints."""

import shutil
from collections.abc import Callable
from pathlib import Path

from ..plan import Plan
from . import layout
from .namespace import run

DATABASES = ("keystone", "glance", "placement", "nova_api", "nova_cell0", "nova", "neutron", "cinder")


FIRST_STATEMENTS = Path("/run/mysqld/init.sql")
"""What the database server does at each start."""


def make_server(password: str) -> None:
    """Make the data directory of the database server where it is missing, and say who may use it.

    Args:
        password: Of the services' database user; the server listens inside the namespace only.
    """
    statements = [f"CREATE DATABASE IF NOT EXISTS {each} CHARACTER SET utf8mb3;" for each in DATABASES]
    statements += [
        f"CREATE OR REPLACE USER lab@'127.0.0.1' IDENTIFIED BY '{password}';",
        "GRANT ALL ON *.* TO lab@'127.0.0.1';",
    ]
    FIRST_STATEMENTS.write_text("\n".join(statements) + "\n", encoding="utf-8")
    shutil.chown(FIRST_STATEMENTS, "mysql", "mysql")
    FIRST_STATEMENTS.chmod(0o600)
    if not Path("/var/lib/mysql/mysql").exists():
        run(
            "mariadb-install-db",
            "--no-defaults",
            "--user=mysql",
            "--datadir=/var/lib/mysql",
            "--skip-test-db",
            "--auth-root-authentication-method=socket",
        )


def jobs(programs: Path, password: str, plan: Plan) -> dict[str, Callable[[], None]]:
    """Return what fills each database, the longest first.

    Args:
        programs: The directory of OpenStack's programs.
        password: Of the services' database user.
        plan: Region, users and catalogue.
    """

    def url(name: str) -> str:
        return f"mysql+pymysql://lab:{password}@127.0.0.1:{layout.DATABASE_PORT}/{name}?charset=utf8"

    def manage(service: str, *words: str, file: str = "") -> None:
        run(
            programs / f"{service}-manage",
            "--config-file",
            layout.ETC / service / (file or f"{service}.conf"),
            *words,
        )

    def nova() -> None:
        manage("nova", "api_db", "sync")
        manage("nova", "cell_v2", "map_cell0", "--database_connection", url("nova_cell0"))
        bus = f"rabbit://guest:guest@127.0.0.1:{layout.BROKER_PORT}/"
        create = ("cell_v2", "create_cell", "--name", "cell1", "--transport-url", bus)
        manage("nova", *create, "--database_connection", url("nova"))
        manage("nova", "db", "sync")

    def neutron() -> None:
        configuration = layout.ETC / "neutron/neutron.conf"
        run(programs / "neutron-db-manage", "--config-file", configuration, "upgrade", "heads")

    def keystone() -> None:
        from ..keystone_bootstrap import bootstrap

        manage("keystone", "db_sync")
        bootstrap(plan)

    def placement() -> None:
        run(programs / "placement-manage", "--config-dir", layout.ETC / "placement", "db", "sync")

    return {
        "nova": nova,
        "neutron": neutron,
        "keystone": keystone,
        "cinder": lambda: manage("cinder", "db", "sync"),
        "glance": lambda: manage("glance", "db_sync", file="glance-api.conf"),
        "placement": placement,
    }


def forget_sockets() -> None:
    """Remove what an ended cloud's servers left in the directories that a template keeps."""
    for stale in ("mysql.sock", "aria_log_control.lock"):
        (layout.DATA / "mysql" / stale).unlink(missing_ok=True)
    shutil.rmtree(layout.DATA / "rabbitmq/mnesia", ignore_errors=True)

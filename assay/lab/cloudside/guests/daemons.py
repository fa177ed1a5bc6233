"""What runs in a cloud with real guests besides OpenStack: databases, message bus, switches, hypervisor."""

import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from . import layout
from .tables import FIRST_STATEMENTS

OVS_SCHEMA = "/usr/share/openvswitch/vswitch.ovsschema"
OVN_SCHEMA = "/usr/share/ovn/ovn-{}.ovsschema"


@dataclass(frozen=True)
class Daemon:
    """A process that stays.

    Args:
        name: What it is called in logs and listings.
        command: Its program and arguments; it stays in the foreground.
        ready: Tells whether it can be used.
        environ: What its environment has besides everybody's.
    """

    name: str
    command: tuple[str, ...]
    ready: Callable[[], bool]
    environ: Mapping[str, str] = field(default_factory=dict)


def listens(port: int, address: str = "127.0.0.1") -> Callable[[], bool]:
    """Return a test whether somebody listens on a TCP port."""

    def test() -> bool:
        try:
            socket.create_connection((address, port), timeout=1).close()
        except OSError:
            return False
        return True

    return test


def exists(path: str) -> Callable[[], bool]:
    """Return a test whether a file or socket is there."""
    return Path(path).exists


def databases() -> tuple[Daemon, ...]:
    """Return the database server, the message bus, and the databases of the switches."""
    return (
        Daemon(
            "mariadb",
            (
                "mariadbd",
                "--no-defaults",
                "--user=mysql",
                "--datadir=/var/lib/mysql",
                "--socket=/run/mysqld/mysqld.sock",
                "--pid-file=/run/mysqld/pid",
                "--bind-address=127.0.0.1",
                f"--port={layout.DATABASE_PORT}",
                "--max-connections=500",
                # Nothing waits for a disk, and nothing is lost when it is killed, as on a busy machine.
                "--innodb-flush-log-at-trx-commit=2",
                "--innodb-buffer-pool-size=128M",
                "--skip-name-resolve",
                "--skip-log-bin",
                f"--init-file={FIRST_STATEMENTS}",
            ),
            listens(layout.DATABASE_PORT),
        ),
        Daemon(
            "rabbitmq",
            (
                "setpriv",
                "--reuid=rabbitmq",
                "--regid=rabbitmq",
                "--clear-groups",
                "/usr/lib/rabbitmq/bin/rabbitmq-server",
            ),
            listens(layout.BROKER_PORT),
            {
                "HOME": "/var/lib/rabbitmq",
                "RABBITMQ_NODENAME": "rabbit@localhost",
                "RABBITMQ_NODE_PORT": str(layout.BROKER_PORT),
                "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
                "RABBITMQ_LOGS": "-",
                "RABBITMQ_PID_FILE": "/run/rabbitmq/pid",
                # One scheduler that sleeps when idle: it shares few processors with much else.
                "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "+S 1:1 +sbwt none",
            },
        ),
        _ovsdb("ovsdb", "/var/lib/openvswitch/conf.db", "/run/openvswitch/db.sock", layout.OVSDB_PORT),
        _ovsdb("ovn-northbound", "/var/lib/ovn/nb.db", "/run/ovn/ovnnb_db.sock", layout.NORTHBOUND_PORT),
        _ovsdb("ovn-southbound", "/var/lib/ovn/sb.db", "/run/ovn/ovnsb_db.sock", layout.SOUTHBOUND_PORT),
        Daemon("virtlogd", ("virtlogd",), exists("/run/libvirt/virtlogd-sock")),
    )


def switches() -> tuple[Daemon, ...]:
    """Return the switch and its controllers, and the hypervisor's manager."""
    return (
        Daemon(
            "vswitchd",
            ("ovs-vswitchd", "unix:/run/openvswitch/db.sock", "--pidfile"),
            exists("/run/openvswitch/ovs-vswitchd.pid"),
        ),
        Daemon(
            "ovn-northd",
            (
                "ovn-northd",
                "--ovnnb-db=unix:/run/ovn/ovnnb_db.sock",
                "--ovnsb-db=unix:/run/ovn/ovnsb_db.sock",
                "--pidfile",
            ),
            exists("/run/ovn/ovn-northd.pid"),
        ),
        Daemon(
            "ovn-controller",
            ("ovn-controller", "unix:/run/openvswitch/db.sock", "--pidfile"),
            exists("/run/ovn/ovn-controller.pid"),
        ),
        Daemon("libvirtd", ("libvirtd",), exists("/run/libvirt/libvirt-sock")),
    )


def _ovsdb(name: str, file: str, server: str, port: int) -> Daemon:
    command = (
        "ovsdb-server",
        file,
        f"--remote=punix:{server}",
        f"--remote=ptcp:{port}:127.0.0.1",
        f"--pidfile={server}.pid",
        f"--unixctl={server}.ctl",
    )
    return Daemon(name, command, exists(server))

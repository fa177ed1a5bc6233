"""OpenStack's own processes, started as an operator starts them: APIs behind a WSGI server, and agents."""

from collections.abc import Mapping
from pathlib import Path

from . import layout
from .daemons import Daemon, listens

THREADS = 8


class OpenStack:
    """The services of one cloud.

    Args:
        programs: The directory of their programs.
        address: Where the APIs listen.
        ports: TCP port by listener.
    """

    def __init__(self, programs: Path, address: str, ports: Mapping[str, int]) -> None:
        self._programs = programs
        self._address = address
        self._ports = ports

    def identity(self) -> tuple[Daemon, ...]:
        """Return the APIs that all others ask."""
        return (
            self._uwsgi("keystone", "keystone.wsgi.api", {"OS_KEYSTONE_CONFIG_DIR": self._etc("keystone")}),
            self._uwsgi(
                "placement", "placement.wsgi.api", {"OS_PLACEMENT_CONFIG_DIR": self._etc("placement")}
            ),
        )

    def apis(self) -> tuple[Daemon, ...]:
        """Return the other APIs."""
        nova = {"OS_NOVA_CONFIG_DIR": self._etc("nova")}
        neutron = {
            "OS_NEUTRON_CONFIG_DIR": self._etc("neutron"),
            "OS_NEUTRON_CONFIG_FILES": "neutron.conf",
        }
        cinder = ("--pyargv", f"--config-file {self._etc('cinder')}/cinder.conf")
        return (
            self._uwsgi("nova", "nova.wsgi.osapi_compute", nova),
            self._uwsgi("metadata", "nova.wsgi.metadata", nova),
            self._uwsgi("neutron", "neutron.wsgi.api", neutron),
            self._uwsgi("cinder", "cinder.wsgi.api", {}, *cinder),
            self._glance(),
        )

    def agents(self, metadata_service: bool) -> tuple[Daemon, ...]:
        """Return what works behind the APIs.

        Args:
            metadata_service: Whether guests are answered at 169.254.169.254.
        """
        neutron = ("--config-file", f"{self._etc('neutron')}/neutron.conf")
        daemons = [
            self._agent("nova-conductor", *self._of("nova")),
            self._agent("nova-scheduler", *self._of("nova")),
            self._agent("neutron-ovn-maintenance-worker", *neutron),
            self._agent("nova-compute", *self._of("nova")),
            self._agent("cinder-scheduler", *self._of("cinder")),
            self._agent("cinder-volume", *self._of("cinder")),
        ]
        if metadata_service:
            own = ("--config-file", f"{self._etc('neutron')}/ovn_metadata.ini")
            daemons.append(self._agent("neutron-ovn-metadata-agent", *neutron, *own))
        return tuple(daemons)

    def _etc(self, service: str) -> str:
        return str(layout.ETC / service)

    def _of(self, service: str) -> tuple[str, ...]:
        return ("--config-file", f"{self._etc(service)}/{service}.conf")

    def _uwsgi(self, name: str, module: str, environ: Mapping[str, str], *more: str) -> Daemon:
        port = self._ports[name]
        command = (
            str(self._programs / "pyuwsgi"),
            "--http-socket",
            f"{self._address}:{port}",
            "--module",
            module,
            "--master",
            "--die-on-term",
            "--processes=1",
            f"--threads={THREADS}",
            "--enable-threads",
            "--lazy-apps",
            "--buffer-size=65535",
            "--http-chunked-input",
            "--add-header=Connection: close",
            # neutron's hash ring asks when its server was started
            "--set-placeholder=start-time=%t",
            *more,
        )
        return Daemon(name, command, listens(port, self._address), environ)

    def _glance(self) -> Daemon:
        """Return glance behind gunicorn: under uwsgi its chunked uploads fail."""
        port = self._ports["glance"]
        command = (
            str(self._programs / "gunicorn"),
            f"--bind={self._address}:{port}",
            "--workers=1",
            f"--threads={THREADS}",
            "--timeout=600",
            "glance.wsgi.api:application",
        )
        environ = {
            "OS_GLANCE_CONFIG_DIR": self._etc("glance"),
            "OS_GLANCE_CONFIG_FILES": "glance-api.conf",
        }
        return Daemon("glance", command, listens(port, self._address), environ)

    def _agent(self, program: str, *arguments: str) -> Daemon:
        """Return what has no port: that it works is asked of the APIs."""
        return Daemon(program, (str(self._programs / program), *arguments), lambda: True)

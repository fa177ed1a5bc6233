"""What this cloud is: the one document that Assay hands to the interpreter of the cloud."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Plan:
    """The choices of one cloud, read from `plan.json` in its directory.

    Args:
        name: The cloud's name.
        directory: Where the cloud keeps everything: `etc`, `db`, `log`, `data`.
        runtime: The concurrency model of the release, `threads` or `greenthreads`.
        services: The processes to run, in starting order.
        ports: TCP port on the loopback address, by listener.
        host: The host name that nova-compute and cinder-volume report.
        identity: Region, domain, users and catalogue, for keystone's bootstrap.
    """

    name: str
    directory: Path
    runtime: str
    services: tuple[str, ...]
    ports: dict[str, int]
    host: str
    identity: dict[str, Any]

    @classmethod
    def load(cls, directory: Path) -> "Plan":
        """Read the plan of the cloud that lives in `directory`."""
        document = json.loads((directory / "plan.json").read_text(encoding="utf-8"))
        return cls(
            name=document["name"],
            directory=directory,
            runtime=document["runtime"],
            services=tuple(document["services"]),
            ports=document["ports"],
            host=document["host"],
            identity=document["identity"],
        )

    def etc(self, service: str) -> Path:
        """Return the directory of one service's configuration files."""
        return self.directory / "etc" / service

    def database(self, name: str) -> str:
        """Return the SQLAlchemy URL of one database; a locked database is waited for (60 s)."""
        return f"sqlite:///{self.directory}/db/{name}.sqlite?timeout=60"

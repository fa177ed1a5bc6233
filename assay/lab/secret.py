"""The passwords of a cloud: made at random with its template, kept in one file that only its owner reads."""

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = "secrets.json"


@dataclass(frozen=True)
class Secrets:
    """Every password of one cloud.

    Args:
        admin: Of the user `admin`.
        tenant: Of the ordinary tenant.
        other: Of the second tenant.
        service: Of the services' own users.
        metadata: Shared by neutron and nova's metadata API.
    """

    admin: str
    tenant: str
    other: str
    service: str
    metadata: str

    @classmethod
    def invent(cls) -> "Secrets":
        """Return new ones."""
        return cls(*(secrets.token_hex(12) for _ in range(5)))

    @classmethod
    def load(cls, directory: Path) -> "Secrets":
        """Read those of the cloud or template in `directory`."""
        return cls(**json.loads((directory / FILE).read_text(encoding="utf-8")))

    def save(self, directory: Path) -> None:
        """Keep them in `directory`, readable by the owner only."""
        descriptor = os.open(directory / FILE, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(asdict(self), file)

"""The prepared state of a kind of cloud: databases, keys and images, made once and copied for each cloud.

A template belongs to one set of packages, one shape and one version of the lab's own code. It gets its name
only when it is complete; what an interrupted build left is removed by the next.
"""

import hashlib
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from . import access, configuration, listeners, locks, paths, processes, readiness, seed
from .clouds import Choice
from .progress import Progress, silent
from .secret import FILE as SECRETS
from .secret import Secrets
from .shapes.shape import LOOPBACK

ORIGIN = "origin.json"
"""Where the template was made: the addresses inside its databases."""
KEPT = ("db", "data", "lib", "etc/keystone/fernet", "etc/keystone/credential", SECRETS)
"""What is kept of the cloud in which a template was made."""
CODE = ("cloudside", "config", "shapes", "configuration.py", "seed.py", "template.py")
"""The lab's own code that a template depends on."""
ADDRESSES = (
    ("keystone", "endpoint", "url"),
    ("nova_api", "cell_mappings", "database_connection"),
    ("glance", "image_locations", "value"),
)
"""Where databases hold ports or paths: database, table, column."""


def ensure(choice: Choice, environment: Path, progress: Progress) -> Path:
    """Return the template of a kind of cloud, after making it when it is missing."""
    return prepared(
        choice, _digest(choice), progress, lambda home, draft: _make(home, draft, choice, environment)
    )


def prepared(choice: Choice, digest: str, progress: Progress, make: Callable[[Path, Path], None]) -> Path:
    """Return a template, after having it made when it is missing.

    Args:
        choice: What kind of cloud.
        digest: Of all that the template depends on, hexadecimal.
        progress: Told that it takes a while.
        make: Makes it in the second directory, and moves it to the first when it is complete.
    """
    home = paths.templates() / f"{choice.release.name}-{choice.shape.name}-{digest[:12]}"
    if home.exists():
        return home
    making = home.with_name(f".{home.name}.making")
    with locks.exclusive(making):
        if not home.exists():
            progress(f"preparing the databases of {choice.release.name}, {choice.shape.name}")
            for unfinished in making.iterdir():
                processes.end(unfinished)
                shutil.rmtree(unfinished)
            make(home, Path(tempfile.mkdtemp(dir=making)))
        making.rmdir()
    return home


def copy(
    template: Path, directory: Path, choice: Choice, environment: Path, ports: Mapping[str, int]
) -> None:
    """Make a cloud's directory from a template.

    Args:
        template: The template.
        directory: The cloud's directory, still empty.
        choice: What kind of cloud.
        environment: The virtual environment of its release.
        ports: The cloud's TCP port by listener.
    """
    shutil.copytree(template, directory, dirs_exist_ok=True)
    origin = json.loads((directory / ORIGIN).read_text(encoding="utf-8"))
    (directory / ORIGIN).unlink()
    moved = {origin["directory"]: str(directory)}
    moved |= {_address(origin["ports"][name]): _address(port) for name, port in ports.items()}
    _move(directory, moved)
    configuration.write(directory, choice, environment, ports, Secrets.load(directory))


def _digest(choice: Choice) -> str:
    return hashlib.sha256(
        choice.release.digest().encode() + code(CODE) + choice.shape.name.encode()
    ).hexdigest()


def code(parts: Iterable[str]) -> bytes:
    """Return a digest of the lab's own code.

    Args:
        parts: Its files and folders.
    """
    digest = hashlib.sha256()
    root = Path(__file__).parent
    for part in parts:
        files = [root / part] if (root / part).is_file() else sorted((root / part).rglob("*"))
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(f"{file.relative_to(root)}\0".encode() + file.read_bytes())
    return digest.digest()


def _make(home: Path, draft: Path, choice: Choice, environment: Path) -> None:
    """Start a cloud with empty databases, let it fill them, stop it, and keep what it wrote."""
    secrets = Secrets.invent()
    secrets.save(draft)
    try:
        with listeners.bound(listeners.names(choice.shape)) as sockets:
            ports = listeners.ports(sockets)
            configuration.install(draft, "cloudside")
            configuration.write(draft, choice, environment, ports, secrets)
            processes.launch(draft, environment, sockets, initialise=True)
        readiness.wait(draft, choice.shape, ports, silent)
        seed.sow(choice.shape, access.credentials(choice.shape, secrets, ports)["admin"])
    finally:
        processes.end(draft)
    for database in (draft / "db").glob("*.sqlite"):
        connection = sqlite3.connect(database)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
    (draft / ORIGIN).write_text(json.dumps({"directory": str(draft), "ports": ports}), encoding="utf-8")
    complete = draft.with_name("complete")
    complete.mkdir(mode=0o700)
    for part in (*KEPT, ORIGIN):
        (complete / part).parent.mkdir(parents=True, exist_ok=True)
        (draft / part).rename(complete / part)
    complete.rename(home)
    shutil.rmtree(draft)


def _address(port: int) -> str:
    """Return how an address stands in a database; the colon keeps one port from being part of another."""
    return f"{LOOPBACK}:{port}"


def _move(directory: Path, moved: Mapping[str, str]) -> None:
    """Replace the template's paths and ports in the databases, each row once."""
    for database, table, column in ADDRESSES:
        connection = sqlite3.connect(directory / "db" / f"{database}.sqlite")
        with connection:
            for row, value in connection.execute(f"SELECT rowid, {column} FROM {table}").fetchall():
                old = next((old for old in moved if old in (value or "")), None)
                if old:
                    statement = f"UPDATE {table} SET {column} = ? WHERE rowid = ?"
                    connection.execute(statement, (value.replace(old, moved[old]), row))
        connection.close()

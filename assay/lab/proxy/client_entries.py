"""Entries of a clouds.yaml: where a cloud is found, and where its deviating twin is entered for a while."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs
import yaml

from assay.lab import locks, paths
from assay.problem import Problem

# The lab enters three users of a cloud; whoever finds them by name finds their twins so, too.
_USERS = ("", "-other", "-admin")


@dataclass(frozen=True)
class Found:
    """A cloud that a proxy can stand in front of.

    Args:
        name: The name of its entry.
        auth_url: Its identity endpoint.
        entries: Its entry, and those of its other users, under the names that their twins will have.
        file: The clouds.yaml that the twins belong in.
    """

    name: str
    auth_url: str
    entries: dict[str, dict[str, Any]]
    file: Path


def twin_name(cloud: str) -> str:
    """The name of a cloud's deviating twin."""
    return f"{cloud}-deviating"


def find_cloud(cloud: str) -> Found:
    """Look a cloud up: first among the running labs, then where every OpenStack client looks.

    The twin of a lab's cloud is entered beside it. Other clouds have real passwords: their twins go into a
    file of their own in the runtime directory, which does not outlive the session.

    Raises:
        Problem: There is no such cloud, or it has no identity endpoint.
    """
    labs = read(paths.clouds_yaml())
    if cloud in labs:
        return _found(cloud, labs, labs[cloud].get("auth", {}).get("auth_url"), paths.clouds_yaml())

    import openstack.config  # slow to import, and not needed for a lab

    configuration = openstack.config.OpenStackConfig()
    known = configuration.cloud_config.get("clouds") or {}
    if cloud not in known:
        raise Problem(
            f"There is no cloud named {cloud}.",
            why=f"Known are {', '.join(sorted({*labs, *known}))}." if labs or known else "No cloud is known.",
            advice="Start one with `assay lab up alpha`, or enter yours in a clouds.yaml.",
        )
    # A vendor profile may know the URL when the entry does not.
    auth = configuration.get_one(cloud=cloud, validate=False).config.get("auth", {})
    own = platformdirs.user_runtime_path("assay") / f"{twin_name(cloud)}.yaml"
    return _found(cloud, known, auth.get("auth_url"), own)


def add(file: Path, entries: dict[str, Any]) -> None:
    """Enter clouds, or enter them anew; the file is replaced in one step and only its owner may read it."""
    with locks.exclusive(file.parent):
        _write(file, read(file) | entries)


def remove(file: Path, names: set[str]) -> None:
    """Take clouds out; the file goes with its last entry."""
    with locks.exclusive(file.parent):
        left = {name: entry for name, entry in read(file).items() if name not in names}
        if left:
            _write(file, left)
        else:
            file.unlink(missing_ok=True)


def _found(cloud: str, known: dict[str, Any], auth_url: str | None, file: Path) -> Found:
    if not auth_url:
        raise Problem(
            f"The cloud {cloud} has no auth_url.",
            why="The proxy finds all services by asking the identity service.",
            advice="Give the entry in clouds.yaml an auth_url.",
        )
    twins = {
        f"{twin_name(cloud)}{user}": known[f"{cloud}{user}"] for user in _USERS if f"{cloud}{user}" in known
    }
    return Found(cloud, auth_url, twins, file)


def read(file: Path) -> dict[str, Any]:
    """The entries of a clouds.yaml by name; none when there is no such file."""
    try:
        document = yaml.safe_load(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return dict((document or {}).get("clouds") or {})


def _write(file: Path, entries: dict[str, Any]) -> None:
    draft = file.with_suffix(".draft")
    descriptor = os.open(draft, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        yaml.safe_dump({"clouds": entries}, stream, sort_keys=True)
    draft.replace(file)

"""The clouds.yaml of all running clouds: three entries for each, for any OpenStack client."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from . import access, locks, paths
from .clouds import Choice
from .secret import Secrets


def entry_names(name: str) -> dict[str, str]:
    """Return the entry of each user of a cloud: `tenant`, `other` and `admin`."""
    return {"tenant": name, "other": f"{name}-other", "admin": f"{name}-admin"}


def add(choice: Choice, secrets: Secrets, ports: Mapping[str, int]) -> None:
    """Enter a cloud, or enter it anew."""
    credentials = access.credentials(choice.shape, secrets, ports)
    network = {"name": choice.shape.network.name, "routes_externally": True}
    if choice.shape.network.external:
        network["nat_source"] = True
    else:
        network["default_interface"] = True
    entries = {
        entry: {
            "auth": credentials[user],
            "region_name": choice.shape.region,
            "identity_api_version": 3,
            "networks": [dict(network)],  # a copy each: no anchors in the YAML
        }
        for user, entry in entry_names(choice.name).items()
    }
    with locks.exclusive(paths.state()):
        _write(_read() | entries)


def remove(name: str) -> None:
    """Take a cloud out; the file goes with its last entry."""
    with locks.exclusive(paths.state()):
        gone = entry_names(name).values()
        entries = _read()
        left = {entry: content for entry, content in entries.items() if entry not in gone}
        if left:
            _write(left)
        else:
            paths.clouds_yaml().unlink(missing_ok=True)


def _read() -> dict[str, Any]:
    try:
        document = yaml.safe_load(paths.clouds_yaml().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return dict(document["clouds"])


def _write(entries: Mapping[str, Any]) -> None:
    """Replace the file in one step; it holds passwords, so only its owner reads it."""
    target = paths.clouds_yaml()
    draft: Path = target.with_suffix(".new")
    descriptor = os.open(draft, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write("# Written by `assay lab up` and `assay lab down`: the clouds that run now.\n")
        yaml.safe_dump({"clouds": dict(entries)}, file, sort_keys=True)
    draft.replace(target)

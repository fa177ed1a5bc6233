"""A lab cloud as others see it, and the file that remembers it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from . import configuration, paths
from .clouds import Choice

FILE = "cloud.json"


@dataclass(frozen=True)
class LabCloud:
    """A running cloud.

    Args:
        name: Its name, which is its entry in clouds.yaml, too.
        release: The OpenStack release, `2026.2`.
        shape: The name of its shape.
        state_dir: Where it keeps everything.
        clouds_yaml: The client configuration with its entries: NAME, NAME-other and NAME-admin.
        auth_url: Its identity endpoint.
        ports: TCP port on the loopback address, by listener.
    """

    name: str
    release: str
    shape: str
    state_dir: Path
    clouds_yaml: Path
    auth_url: str
    ports: Mapping[str, int]


def remember(choice: Choice, ports: Mapping[str, int], *, ready: bool) -> LabCloud:
    """Write down what a cloud is, and whether it has been ready."""
    document = {
        "name": choice.name,
        "release": choice.release.name,
        "shape": choice.shape.name,
        "auth_url": f"{configuration.urls(ports, choice.shape.address)['keystone']}/v3",
        "ports": dict(ports),
        "ready": ready,
    }
    target = paths.cloud(choice.name) / FILE
    draft = target.with_suffix(".new")
    draft.write_text(json.dumps(document), encoding="utf-8")
    draft.replace(target)
    return _cloud(choice.name, document)


def recall(name: str) -> tuple[LabCloud, bool] | None:
    """Return a cloud and whether it has been ready, or None when nothing was written down."""
    try:
        document = json.loads((paths.cloud(name) / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return _cloud(name, document), bool(document["ready"])


def _cloud(name: str, document: Mapping[str, object]) -> LabCloud:
    ports = document["ports"]
    assert isinstance(ports, dict)  # what remember() wrote
    return LabCloud(
        name=name,
        release=str(document["release"]),
        shape=str(document["shape"]),
        state_dir=paths.cloud(name),
        clouds_yaml=paths.clouds_yaml(),
        auth_url=str(document["auth_url"]),
        ports=ports,
    )

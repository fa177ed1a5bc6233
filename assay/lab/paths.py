"""Where the lab keeps things: clouds in the user's state directory, what can be made again in the cache."""

from pathlib import Path

import platformdirs


def state() -> Path:
    """Return the directory of everything that belongs to running clouds."""
    return platformdirs.user_state_path("assay")


def clouds() -> Path:
    """Return the directory with a directory for each cloud."""
    return state() / "labs"


def cloud(name: str) -> Path:
    """Return the directory of one cloud."""
    return clouds() / name


def clouds_yaml() -> Path:
    """Return the client configuration for all running clouds."""
    return state() / "clouds.yaml"


def environments() -> Path:
    """Return the directory with the virtual environment of each release."""
    return platformdirs.user_cache_path("assay") / "lab" / "environments"


def templates() -> Path:
    """Return the directory with the prepared state of each kind of cloud."""
    return platformdirs.user_cache_path("assay") / "lab" / "templates"

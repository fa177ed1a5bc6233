"""Which clouds.yaml a cloud's name is looked up in."""

from pathlib import Path

import platformdirs

from assay.cloud.connect import known_clouds
from assay.problem import Problem


def config_files(cloud: str) -> list[Path] | None:
    """The files to read for a cloud: the usual ones, or the lab's if only that knows the name.

    Args:
        cloud: Name of an entry.

    Returns:
        Files, or None for the usual places.
    """
    lab = Path(platformdirs.user_state_dir("assay")) / "clouds.yaml"
    if not lab.exists() or cloud in known_clouds():
        return None
    return [lab] if cloud in known_clouds([lab]) else None


def insist_on_name(cloud: str) -> str:
    """The cloud's name, if one was given.

    Raises:
        Problem: none was.
    """
    if not cloud:
        raise Problem("No cloud was named.", advice="Name an entry of clouds.yaml, or set OS_CLOUD.")
    return cloud

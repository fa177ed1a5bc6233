"""Which clouds.yaml a cloud's name is looked up in."""

from pathlib import Path

import platformdirs

from assay.cloud.connect import known_clouds


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

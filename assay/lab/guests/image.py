"""The guest that clouds with real guests offer as their public image."""

from pathlib import Path

from assay.lab.progress import Progress


def ensure(progress: Progress) -> Path:
    """Return the image of the tiny guest as qcow2, after building it when it is missing.

    Raises:
        Problem: A tool is missing, or it could not be built.
    """
    from assay.guest import build

    return build.ensure(progress)

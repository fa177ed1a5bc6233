"""Tempest's virtual environment: pinned packages, made once."""

import hashlib
from pathlib import Path

import platformdirs

from assay.lab.environment import installed
from assay.lab.progress import Progress

VERSION = "47.0.0"
"""The release of Tempest that is run."""
PYTHON = ">=3.11,<3.14"


def ensure(progress: Progress) -> Path:
    """Return the environment, after making it when it is missing.

    Raises:
        Problem: it could not be made.
    """
    requirements = Path(__file__).parent / "requirements.txt"
    digest = hashlib.sha256(requirements.read_bytes()).hexdigest()
    home = platformdirs.user_cache_path("assay") / "tempest" / f"{VERSION}-{digest[:12]}"
    return installed(home, f"Tempest {VERSION}", PYTHON, [requirements], progress)

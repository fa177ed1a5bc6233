"""A copy of the image that is whole or not there."""

import shutil
import tempfile
from pathlib import Path

from assay.problem import Problem


def copy(image: Path, to: Path) -> Path:
    """Copy an image; a file that is there is replaced, but never by half an image.

    Raises:
        Problem: It cannot be written.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=f".{to.name}.", dir=to.parent) as folder:
            shutil.copyfile(image, Path(folder) / to.name).replace(to)
    except OSError as failure:
        raise Problem(
            f"{to} cannot be written: {failure.strerror}.", advice="Name another file."
        ) from failure
    return to

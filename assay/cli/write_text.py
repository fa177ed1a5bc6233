"""A text into a file that is whole or not there, or to the terminal."""

import os
import tempfile
from pathlib import Path
from typing import TextIO

from assay.problem import Problem


def write_text(text: str, path: Path | None, stdout: TextIO) -> None:
    """Write a text.

    Args:
        text: What.
        path: Where; None writes to `stdout`. A file that is there is replaced, but never by half a text.
        stdout: The terminal.

    Raises:
        Problem: it cannot be written.
    """
    if path is None:
        stdout.write(text)
        return
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as file:
            half = Path(file.name)
            try:
                file.write(text)
                file.flush()
                os.fchmod(file.fileno(), 0o644)
                half.replace(path)
            except BaseException:
                half.unlink(missing_ok=True)
                raise
    except OSError as failure:
        raise Problem(
            f"{path} cannot be written: {failure.strerror}.", advice="Name another file."
        ) from failure

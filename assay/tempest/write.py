"""Writes a configuration and its accounts; nothing is ever written over."""

import os
from pathlib import Path

from assay.problem import Problem


def write(folder: Path, configuration: str, accounts: str) -> Path:
    """Write tempest.conf and accounts.yaml, both for their owner's eyes alone.

    Args:
        folder: Where they go; made if it is not there.
        configuration: The content of tempest.conf.
        accounts: The content of accounts.yaml, with secrets.

    Returns:
        The configuration file.

    Raises:
        Problem: one of them is there already, or cannot be written.
    """
    paths = {folder / "accounts.yaml": accounts, folder / "tempest.conf": configuration}
    for path in paths:
        if path.exists() or path.is_symlink():
            raise Problem(
                f"{path} is there already.",
                why="A configuration is never written over: somebody may have added to it.",
                advice="Name another folder by -o DIR.",
            )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in paths.items():
            with open(
                os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
            ) as file:
                file.write(content)
    except OSError as failure:
        raise Problem(
            f"{folder} cannot be written: {failure.strerror or failure}.", advice="Name another by -o DIR."
        ) from failure
    return folder / "tempest.conf"

"""Repositories of stestr: numbered streams in a folder.

Source: https://stestr.readthedocs.io, "Repositories", the file type.
"""

from pathlib import Path

from assay.formats.official_results import subunit
from assay.model.official import OfficialResult
from assay.problem import Problem

FOLDER = ".stestr"


def read(folder: Path) -> tuple[OfficialResult, ...]:
    """Read the newest run.

    Args:
        folder: The repository, or the folder in which it lies.

    Returns:
        What came of each test.

    Raises:
        Problem: there is no run in it.
    """
    repository = folder / FOLDER if (folder / FOLDER).is_dir() else folder
    runs = [path for path in repository.iterdir() if path.name.isdecimal() and path.is_file()]
    if not runs:
        raise Problem(
            f"{folder} is no repository of stestr with a run in it.",
            advice=f"Name the folder in which {FOLDER} lies, after `stestr run` or `tempest run`.",
        )
    return subunit.read(max(runs, key=lambda path: int(path.name)))

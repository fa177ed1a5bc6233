"""Results of official tests, in the formats in which they are handed around."""

from pathlib import Path

from assay.formats.official_results import refstack, stestr, subunit
from assay.model.official import OfficialResult


def read(path: Path) -> tuple[OfficialResult, ...]:
    """Read results in whichever format they are.

    Args:
        path: A subunit stream, a repository of stestr, or RefStack's JSON.

    Raises:
        Problem: it is none of these.
    """
    if path.is_dir():
        return stestr.read(path)
    if path.suffix == ".json":
        return refstack.read(path)
    return subunit.read(path)

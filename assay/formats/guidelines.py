"""The guidelines that come with Assay."""

from importlib.resources import files
from pathlib import Path

from assay.formats import guideline
from assay.model.guideline import Guideline
from assay.problem import Problem


def folder() -> Path:
    """Where the documents lie: within an installed package, or beside it in a checkout."""
    package = Path(str(files("assay")))
    installed = package / "_guidelines"
    return installed if installed.is_dir() else package.parent / "guidelines"


def installed() -> dict[str, Path]:
    """Id of every guideline to its document, oldest first."""
    return {path.stem: path for path in sorted(folder().glob("[0-9]*.yaml"))}


def path_of(name: str = "") -> Path:
    """The document of a guideline by its id or its path; that of the newest one for an empty name.

    Raises:
        Problem: there is none.
    """
    known = installed()
    if not name:
        return list(known.values())[-1]
    if name in known:
        return known[name]
    if Path(name).exists():
        return Path(name)
    raise Problem(
        f"There is no guideline {name!r}.",
        why=f"Installed are: {', '.join(known)}.",
        advice="Name one of these, or the path of a document.",
    )


def find(name: str = "") -> Guideline:
    """A guideline by its id or its path; the newest one for an empty name.

    Raises:
        Problem: there is none, or it does not validate.
    """
    path = path_of(name)
    return guideline.load_shipped(path) if path in installed().values() else guideline.load(path)

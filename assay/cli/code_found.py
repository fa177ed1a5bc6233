"""What a comparison of code found, as `assay provenance compare -f json` wrote it."""

from pathlib import Path

from assay.evidence import strict
from assay.model.provenance import Provenance, worst
from assay.problem import Problem

_LARGEST = 64 << 20


def code_in(path: Path | None) -> dict[str, Provenance]:
    """Project to what was found of its code.

    What a search found that was cut short is no better than the whole of it: the same code may lie elsewhere.

    Args:
        path: What `assay provenance compare -f json` wrote; None for no comparison.

    Raises:
        Problem: the file is not that.
    """
    if path is None:
        return {}
    try:
        document = strict.loads(strict.text(path, _LARGEST))
        found = {str(one["project"]): Provenance(one["verdict"]) for one in document["projects"]}
        whole = Provenance(document["verdict"])
    except (OSError, ValueError, KeyError, TypeError) as failure:
        raise Problem(
            f"{path} is no comparison of code.",
            why=f"{type(failure).__name__}: {failure}.",
            advice="Write it with `assay provenance compare ... -f json`.",
        ) from failure
    if whole is worst(found.values()):
        return found
    return {project: worst((one, whole)) for project, one in found.items()}

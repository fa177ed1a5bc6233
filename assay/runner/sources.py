"""The digests of what is installed, read from their sources: nothing is imported, which takes seconds."""

import hashlib
import re
from collections.abc import Iterator
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "assay.checks"
HARNESS = tuple(f"assay.{name}" for name in ("cloud", "evidence", "kit", "model", "runner"))
"""What carries checks out and writes down what came of them."""
_DECLARED = re.compile(r"""^@check\(\s*["']([a-z0-9.-]+)["']""", re.MULTILINE)


def digests() -> dict[str, str]:
    """Check id to the SHA-256 of its source, in hex, of every check that is installed; see `Check.digest`."""
    names = (PACKAGE, *(entry.value for entry in entry_points(group=PACKAGE)))
    found: dict[str, str] = {}
    for path in (path for name in names for path in _files(name)):
        source = path.read_text(encoding="utf-8")
        if ids := _DECLARED.findall(source):
            found.update(dict.fromkeys(ids, hashlib.sha256(source.encode()).hexdigest()))
    return dict(sorted(found.items()))


def harness() -> str:
    """SHA-256 over the installed sources of what carries checks out, in hex."""
    whole = hashlib.sha256()
    for name in HARNESS:
        for path in _files(name):
            source = hashlib.sha256(path.read_text(encoding="utf-8").encode()).hexdigest()
            whole.update(f"{name} {path.name} {source}\n".encode())
    return whole.hexdigest()


def _files(package: str) -> Iterator[Path]:
    spec = find_spec(package)
    for place in (spec.submodule_search_locations or ()) if spec else ():
        yield from sorted(Path(place).rglob("*.py"))

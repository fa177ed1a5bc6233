"""The digests of the installed checks, read from their sources: nothing is imported, which takes seconds."""

import hashlib
import re
from collections.abc import Iterator
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "assay.checks"
_DECLARED = re.compile(r"""^@check\(\s*["']([a-z0-9.-]+)["']""", re.MULTILINE)


def digests() -> dict[str, str]:
    """Check id to the SHA-256 of its source, in hex, of every check that is installed; see `Check.digest`."""
    found: dict[str, str] = {}
    for path in _files():
        source = path.read_text(encoding="utf-8")
        if ids := _DECLARED.findall(source):
            found.update(dict.fromkeys(ids, hashlib.sha256(source.encode()).hexdigest()))
    return dict(sorted(found.items()))


def _files() -> Iterator[Path]:
    for name in (PACKAGE, *(entry.value for entry in entry_points(group=PACKAGE))):
        spec = find_spec(name)
        for place in (spec.submodule_search_locations or ()) if spec else ():
            yield from sorted(Path(place).rglob("*.py"))

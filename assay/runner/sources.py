"""The digests of the installed checks, read from their sources: nothing is imported that might misbehave."""

import ast
import hashlib
from collections.abc import Iterator
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "assay.checks"


def digests() -> dict[str, str]:
    """Check id to the SHA-256 of its source, in hex, of every check that is installed; see `Check.digest`."""
    found: dict[str, str] = {}
    for path in _files():
        source = path.read_text(encoding="utf-8")
        if ids := list(_ids(ast.parse(source))):
            found.update(dict.fromkeys(ids, hashlib.sha256(source.encode()).hexdigest()))
    return dict(sorted(found.items()))


def _files() -> Iterator[Path]:
    for name in (PACKAGE, *(entry.value for entry in entry_points(group=PACKAGE))):
        spec = find_spec(name)
        for place in (spec.submodule_search_locations or ()) if spec else ():
            yield from sorted(Path(place).rglob("*.py"))


def _ids(module: ast.Module) -> Iterator[str]:
    """The first argument of every `@check(...)`."""
    for node in module.body:
        for decorator in node.decorator_list if isinstance(node, ast.FunctionDef) else ():
            match decorator:
                case ast.Call(func=ast.Name(id="check"), args=[ast.Constant(value=str(id)), *_]):
                    yield id

"""From an official document to a guideline of ours, and back."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assay.formats import guideline
from assay.formats.official import schema_1_0, schema_1_x, schema_2_0, spelling, text
from assay.formats.official.defects import Defect
from assay.formats.official.equality import differences, without_silence
from assay.formats.official.rest import Tree, branch, leaves, put_back, take, without_empty
from assay.problem import Problem


@dataclass(frozen=True, kw_only=True)
class _Family:
    read: Callable[[Tree], Tree]
    write: Callable[[Tree, str], Tree]


_FLAT = _Family(read=schema_1_x.read, write=schema_1_x.write)
SCHEMAS = {
    "1.0": _Family(read=schema_1_0.read, write=schema_1_0.write),
    **dict.fromkeys(("1.1", "1.2", "1.3", "1.4", "1.5", "1.6"), _FLAT),
    "2.0": _Family(read=schema_2_0.read, write=schema_2_0.write),
}
_STATUSES = ("draft", "advisory", "approved", "superseded")
_ALWAYS = ("guideline", "status", "releases", "programs", "components", "capabilities", "origin")


@dataclass(frozen=True, kw_only=True)
class Imported:
    """An official document, read.

    Attributes:
        document: A guideline of ours; `origin` tells what it was and keeps what it has no place for.
        defects: What is wrong with it, sorted.
    """

    document: dict[str, Any]
    defects: tuple[Defect, ...]


def import_file(path: Path) -> Imported:
    """Read an official document.

    Raises:
        Problem: it is no official document, or says something that no guideline can mean.
    """
    return import_document(*text.read(path), name=str(path))


def import_document(raw: Tree, found: list[Defect] | None = None, *, name: str = "document") -> Imported:
    """Read an official document that is in memory.

    Args:
        raw: The document.
        found: What is already known to be wrong with it.
        name: What to call it in a message.

    Raises:
        Problem: see `import_file`.
    """
    tree, misspelt = spelling.corrected(raw)
    heads = (branch(tree, "metadata"), tree)
    schema = next((one for head in heads if (one := take(head, "schema", str))), "")
    if schema not in SCHEMAS:
        raise Problem(
            f"{name} is not an official guideline: its schema is {schema or 'not named'}.",
            advice=f"Known are the schemas {', '.join(SCHEMAS)}.",
        )
    origin = {
        "schema": schema,
        "reference": next((one for head in heads if (one := take(head, "reference", str))), None),
        "source": next((one for head in heads if (one := take(head, "source", str))), None),
    }
    status = _status(tree)
    read = SCHEMAS[schema].read(tree)
    noted = [*(found or ()), *misspelt]
    origin["defects"] = [{"name": one.name, "at": one.at, "says": one.says} for one in noted]
    origin["kept"] = [{"at": list(at), "value": value} for at, value in leaves(tree)]
    document = {"guideline": read["guideline"], "status": status} | read | {"origin": without_empty(origin)}
    document = {key: one for key, one in document.items() if key in _ALWAYS or one not in ("", None, [], {})}
    faults = guideline.lint(document)
    for fault in faults:
        if not guideline.forgiven(document, fault):
            raise Problem(f"{name} cannot be a guideline: {fault}.", advice="Mend the document.")
    rules = [Defect(name=fault.name, at=fault.at, says=fault.says) for fault in faults]
    return Imported(document=document, defects=tuple(sorted([*noted, *rules])))


def _status(tree: Tree) -> str:
    for place in (branch(branch(tree, "metadata"), "os_trademark_approval"), tree):
        if place.get("status") in _STATUSES:
            return str(place.pop("status"))
    return "draft"


def export_document(document: dict[str, Any], schema: str) -> tuple[Tree, list[str]]:
    """Write a guideline as an official document.

    Args:
        document: A guideline that was found sound.
        schema: One of `SCHEMAS`.

    Returns:
        The official document, and the places of what that schema has no words for and was lost.

    Raises:
        Problem: there is no such schema.
    """
    if schema not in SCHEMAS:
        raise Problem(f"There is no official schema {schema!r}.", advice=f"There are {', '.join(SCHEMAS)}.")
    written = SCHEMAS[schema].write(document, schema)
    origin = document.get("origin", {})
    if origin.get("schema") == schema:
        for one in origin.get("kept", ()):
            put_back(written, one["at"], one["value"])
    again = import_document(written).document
    lost = sorted(differences(_comparable(document, schema), _comparable(again, schema)))
    return written, lost


def _comparable(document: dict[str, Any], schema: str) -> Any:
    """What of a guideline has to be the same after it was written and read."""
    origin = document.get("origin", {})
    parts = {key: one for key, one in document.items() if key != "origin"}
    if origin:
        # Checks that an imported document borrowed were never part of the official one.
        parts["capabilities"] = {
            name: {key: value for key, value in one.items() if key != "checks"}
            for name, one in document["capabilities"].items()
        }
    kept = origin.get("kept", []) if origin.get("schema") == schema else []
    # A name within the document, and the order of flags, are not said in every schema and mean nothing.
    parts["programs"] = {one["title"]: one for one in document["programs"].values()}
    parts["flags"] = sorted(map(without_silence, document.get("flags", ())), key=repr)
    parts["kept"] = {".".join(one["at"]): one["value"] for one in kept}
    return without_silence(parts)

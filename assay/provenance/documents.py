"""Documents of provenance from strangers: bounded, JSON, held against a schema."""

import gzip
import json
import zlib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema

from assay.problem import Problem

LARGEST = 128 << 20
"""Bytes of a document when it is unpacked; a control node with five environments has about 8 MiB."""
_GZIP = b"\x1f\x8b"


def load(path: Path, what: str, advice: str) -> dict[str, Any]:
    """Read one document, packed with gzip or not.

    Args:
        path: The document.
        what: Of which kind, `collection` or `index`; its schema is the file of that name.
        advice: How to get a sound one.

    Raises:
        Problem: it cannot be read, is too large, is no JSON, or does not validate.
    """
    try:
        with path.open("rb") as plain:
            packed = plain.read(len(_GZIP)) == _GZIP
        with gzip.open(path) if packed else path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error) as failure:
        why = getattr(failure, "strerror", None) or str(failure)
        raise Problem(f"The {what} {path} cannot be read: {why}.", advice=advice) from failure
    if len(raw) > LARGEST:
        raise Problem(f"The {what} {path} is larger than {LARGEST >> 20} MiB.", advice=advice)
    try:
        document = json.loads(raw)
        _validator(what).validate(document)
    except (ValueError, RecursionError) as failure:
        raise Problem(f"The {what} {path} is not JSON: {failure}.", advice=advice) from failure
    except jsonschema.ValidationError as failure:
        where = ".".join(str(step) for step in failure.absolute_path) or "the document"
        told = failure.message if len(failure.message) < 200 else failure.message[:200] + "…"
        raise Problem(f"The {what} {path} does not validate: {where}: {told}.", advice=advice) from failure
    found: dict[str, Any] = document
    return found


@cache
def _validator(what: str) -> jsonschema.Draft202012Validator:
    schema = json.loads(files("assay.provenance").joinpath(f"{what}_schema.json").read_text(encoding="utf-8"))
    return jsonschema.Draft202012Validator(schema)

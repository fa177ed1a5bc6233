"""Official documents as text: JSON, bounded, and what is wrong with it as JSON."""

import json
import math
import re
from pathlib import Path
from typing import Any

from assay.formats.bounded_yaml import LARGEST, measure
from assay.formats.official.defects import Defect
from assay.problem import Problem

_COMMENT = re.compile(r"^[ \t]*//.*$", re.MULTILINE)
"""A line that is nothing but a comment, as one of the oldest documents has some."""


def read(path: Path) -> tuple[dict[str, Any], list[Defect]]:
    """Read an official document.

    Args:
        path: A JSON file of at most 4 MiB.

    Returns:
        What it says, and what is wrong with its JSON.

    Raises:
        Problem: it cannot be read, is too large or too deep, names a key twice, or is nothing like JSON.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise Problem(f"{path} is too large for a guideline.", advice="Name an official document.")
        text = path.read_text(encoding="utf-8-sig")
    except OSError as failure:
        raise Problem(
            f"{path} cannot be read: {failure.strerror}.", advice="Name an official document."
        ) from failure
    except UnicodeDecodeError as failure:
        raise Problem(f"{path} is not text in UTF-8.", advice="Name an official document.") from failure
    return parse(text, str(path))


def parse(text: str, name: str) -> tuple[dict[str, Any], list[Defect]]:
    """Read an official document that is in memory; see `read`.

    Where it is not JSON, it is read once more without the lines that are comments and with line breaks in its
    texts; each of these is told. So is a key that is named twice with the same value.
    """
    try:
        try:
            document, defects = _json(text, strict=True)
        except json.JSONDecodeError as failure:
            document, defects = _json(_COMMENT.sub("", text), strict=False)
            says = f"this is not JSON: {failure.msg}; comments and line breaks were read over"
            defects.append(Defect(name="not-json", at=f"line {failure.lineno}", says=says))
            for found in _COMMENT.finditer(text):
                line = text.count("\n", 0, found.end()) + 1
                defects.append(Defect(name="comment", at=f"line {line}", says=found[0].strip()))
        if not isinstance(document, dict):
            raise ValueError("it is no object")
        measure(document)
        # Half a character, which JSON can spell, could never be written again.
        json.dumps(document, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as failure:
        reason = str(failure) or type(failure).__name__
        raise Problem(
            f"{name} is not an official guideline: {reason}.",
            advice="Name a JSON document of the official programme.",
        ) from failure
    return document, defects


def _json(text: str, *, strict: bool) -> tuple[Any, list[Defect]]:
    twice: list[Defect] = []

    def read_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found and found[key] != value:
                raise ValueError(f"the key {key!r} is named twice, with different values")
            if key in found:
                twice.append(Defect(name="key-named-twice", at=key, says="it is named twice, alike"))
            found[key] = value
        return found

    document = json.loads(
        text, strict=strict, object_pairs_hook=read_object, parse_constant=_constant, parse_float=_number
    )
    return document, twice


def _number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} is too large a number")
    return number


def _constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")

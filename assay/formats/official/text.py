"""Official documents as text: JSON, bounded, and what is wrong with it as JSON."""

import json
import math
import re
from pathlib import Path
from typing import Any

from assay.formats.guideline_yaml import LARGEST, measure
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
    texts; each of these is told.
    """
    try:
        try:
            document, defects = _json(text, strict=True), []
        except json.JSONDecodeError as failure:
            document = _json(_COMMENT.sub("", text), strict=False)
            defects = [
                Defect(
                    name="not-json",
                    at=f"line {failure.lineno}",
                    says=f"this is not JSON: {failure.msg}; comments and line breaks were read over",
                )
            ] + [
                Defect(
                    name="comment",
                    at=f"line {text.count(chr(10), 0, found.end()) + 1}",
                    says=found[0].strip(),
                )
                for found in _COMMENT.finditer(text)
            ]
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


def _json(text: str, *, strict: bool) -> Any:
    return json.loads(
        text, strict=strict, object_pairs_hook=_object, parse_constant=_constant, parse_float=_number
    )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"the key {next(key for key in keys if keys.count(key) > 1)!r} is named twice")
    return found


def _number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} is too large a number")
    return number


def _constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")

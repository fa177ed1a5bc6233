"""Rewrites a document that a guest was given, as its console then tells: text, size and digest."""

import base64
import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from assay.guest.lines import Line, read, written
from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.guest import on_consoles
from assay.lab.deviations.responses import edit_json


def document_says(
    name: str,
    breaks: str,
    sentence: str,
    document: str,
    edit: Callable[[dict[str, Any]], object],
    source: str = "",
) -> Deviation:
    """A deviation of a document that guests are given.

    Args:
        name: Of the deviation.
        breaks: The check that has to notice.
        sentence: What such a cloud does wrong.
        document: Such as `meta_data.json`.
        edit: Changes the document in place.
        source: `drive` or `service`; empty for either.
    """
    return on_consoles(name, breaks, sentence, _rewriting(document, edit, source))


def _rewriting(document: str, edit: Callable[[dict[str, Any]], object], source: str) -> EditResponse:
    def change(body: object, _request: object) -> None:
        if isinstance(body, dict) and isinstance(body.get("output"), str):
            body["output"] = _rewritten(body["output"], document, edit, source)

    return edit_json(change)


def _rewritten(text: str, document: str, edit: Callable[[dict[str, Any]], object], source: str) -> str:
    lines = text.split("\n")
    said = {number: line for number, each in enumerate(lines) if (line := next(read(each), None))}
    about = {
        number: line
        for number, line in said.items()
        if line.fields.get("name") == document and source in ("", line.fields.get("source"))
    }
    texts: dict[tuple[str, float], list[int]] = defaultdict(list)  # a source says its text at once
    for number, line in about.items():
        if line.topic == "text":
            texts[line.fields.get("source", ""), line.uptime].append(number)
    changed: dict[str, bytes] = {}
    for numbers in texts.values():
        content = _content([about[number] for number in numbers])
        if content is None:  # not whole: a later look has all
            continue
        told = json.loads(content)
        edit(told)
        new = changed[hashlib.sha256(content).hexdigest()] = json.dumps(told).encode()
        data = base64.b64encode(gzip.compress(new, mtime=0)).decode()
        size = -(-len(data) // len(numbers))
        for at, number in enumerate(numbers):  # as many lines as before, so that the report stays whole
            lines[number] = _again(about[number], data=data[at * size : (at + 1) * size])
    for number, line in about.items():
        new_content = changed.get(line.fields.get("sha256", ""))
        if line.topic == "document" and new_content is not None:
            digest = hashlib.sha256(new_content).hexdigest()
            lines[number] = _again(line, bytes=str(len(new_content)), sha256=digest)
    return "\n".join(lines)


def _content(parts: list[Line]) -> bytes | None:
    try:
        content = gzip.decompress(base64.b64decode("".join(part.fields["data"] for part in parts)))
        return content if isinstance(json.loads(content), dict) else None
    except (ValueError, KeyError, EOFError, OSError):
        return None


def _again(line: Line, **fields: str) -> str:
    return written(line.boot, line.uptime, line.topic, {**line.fields, **fields})

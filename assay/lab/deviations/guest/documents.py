"""Rewrites a document that a guest was given, as its console then tells: text, size and digest."""

import base64
import gzip
import hashlib
import json
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
    said = [next(read(line), None) for line in lines]

    def of(topic: str) -> list[int]:
        return [
            number
            for number, line in enumerate(said)
            if line is not None
            and line.topic == topic
            and line.fields.get("name") == document
            and source in ("", line.fields.get("source"))
        ]

    texts, heads = of("text"), of("document")
    if not texts or not heads:
        return text
    parts = [line for number in texts if (line := said[number])]
    try:
        told = json.loads(gzip.decompress(base64.b64decode("".join(part.fields["data"] for part in parts))))
    except (ValueError, KeyError, EOFError, OSError):  # not whole: a later look has all
        return text
    edit(told)
    content = json.dumps(told).encode()
    data = base64.b64encode(gzip.compress(content, mtime=0)).decode()
    size = -(-len(data) // len(texts))
    for at, number in enumerate(texts):  # as many lines as before, so that the report stays whole
        lines[number] = _again(said[number], data=data[at * size : (at + 1) * size])
    for number in heads:
        digest = hashlib.sha256(content).hexdigest()
        lines[number] = _again(said[number], bytes=str(len(content)), sha256=digest)
    return "\n".join(lines)


def _again(line: Line | None, **fields: str) -> str:
    assert line is not None  # only lines that were read are rewritten
    return written(line.boot, line.uptime, line.topic, {**line.fields, **fields})

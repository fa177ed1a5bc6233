"""The register of approved guidelines: id to digest, in `approved.yaml` beside the documents.

What was approved stays as it was. A flag or a waiver may be added later and the status become superseded, so
these are not part of the digest.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema

from assay.formats import bounded_yaml, guideline
from assay.formats.guideline_rules import Fault
from assay.problem import Problem

_AFTERWARDS = frozenset({"flags", "waivers", "status"})
_SCHEMA = {
    "type": "object",
    "maxProperties": 1000,
    "additionalProperties": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
}
_HEAD = (
    "# Approved guidelines and the digests of what may not change in them; see `assay guideline approve`.\n"
)


def digest(document: dict[str, Any]) -> str:
    """`sha256:` and the SHA-256 in hex over what may not change in a document, as JSON with sorted keys."""
    frozen = {key: value for key, value in document.items() if key not in _AFTERWARDS}
    text = json.dumps(frozen, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def register(folder: Path) -> dict[str, str]:
    """The register in a folder; an empty one where there is none.

    Raises:
        Problem: it cannot be read.
    """
    path = folder / "approved.yaml"
    if not path.exists():
        return {}
    found, _ = bounded_yaml.read(path)
    try:
        jsonschema.validate(found or {}, _SCHEMA)
    except jsonschema.ValidationError as failure:
        raise Problem(f"The register {path} does not validate: {failure.message}.") from failure
    return dict(found or {})


def faults(document: dict[str, Any], known: dict[str, str]) -> Iterator[Fault]:
    """What is wrong between a sound document and the register of its folder."""
    id, status = document["guideline"], document["status"]
    if id in known:
        if known[id] != digest(document):
            says = f"it was approved as {known[id]} and is {digest(document)} now"
            yield Fault(at="the document", name="changed-after-approval", says=says)
        if status not in ("approved", "superseded"):
            yield Fault(at="status", name="status-goes-back", says=f"it was approved and is {status} again")
    elif status in ("approved", "superseded") and "origin" not in document:
        yield Fault(
            at="status", name="not-approved", says=f"it is {status} and the register does not have it"
        )


def approve(path: Path) -> str:
    """Enter a document into the register beside it.

    Args:
        path: A guideline without a fault, whose status is `approved`.

    Returns:
        The digest.

    Raises:
        Problem: it has a fault, is not approved, or was approved otherwise before.
    """
    document, _ = bounded_yaml.read(path)
    if found := guideline.lint(document):
        raise Problem(
            f"{path} cannot be approved: {found[0]}.",
            advice=f"`assay guideline lint {path}` lists every fault.",
        )
    if document["status"] != "approved":
        raise Problem(
            f"The status of {path} is {document['status']}.",
            why="Approving freezes a document whose status says that it is approved.",
            advice="Set its status to approved when the decision was taken, and approve it then.",
        )
    known, fresh = register(path.parent), digest(document)
    if known.get(document["guideline"], fresh) != fresh:
        raise Problem(
            f"Guideline {document['guideline']} was approved before, as {known[document['guideline']]}.",
            advice="Write the change into a new guideline; an approved one can only be flagged or waived.",
        )
    entries = dict(sorted({**known, document["guideline"]: fresh}.items()))
    register_path = path.parent / "approved.yaml"
    half = register_path.with_suffix(".yaml.new")
    try:
        half.write_text(_HEAD + bounded_yaml.text(entries), encoding="utf-8")
        half.replace(register_path)
    except OSError as failure:
        raise Problem(f"{register_path} cannot be written: {failure.strerror}.") from failure
    return fresh

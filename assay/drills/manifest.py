"""What a person writes of an application: a manifest, or a template with one in it, held against a schema."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
from jsonschema.exceptions import best_match

from assay.drills import stack
from assay.drills.application import Application, DataVolume, Page, Proof, Shape, digest_of
from assay.formats import bounded_yaml
from assay.formats.heat.template import is_template
from assay.problem import Problem

LARGEST_USER_DATA = 45 * 1024
"""Bytes; nova takes 64 KiB of base64."""
_LONGEST_PATTERN = 500
_KIND = bounded_yaml.Kind(
    word="manifest",
    advice="`assay drill manifest` prints one with comments.",
    mending="Mend the document; `assay drill manifest` prints one with comments.",
)

_NAME = {"type": "string", "pattern": r"^[a-z][a-z0-9-]{0,30}\Z"}
_TEXT = {"type": "string", "minLength": 1, "maxLength": 255}
_PATTERN = {"type": "string", "minLength": 1, "maxLength": _LONGEST_PATTERN}
_PORT = {"type": "integer", "minimum": 1, "maximum": 65535}


def _number(least: int, most: int) -> dict[str, Any]:
    return {"type": "integer", "minimum": least, "maximum": most}


def _object(required: list[str], **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "properties": properties,
    }


SCHEMA: dict[str, Any] = _object(
    ["name", "image", "proof"],
    name=_NAME,
    image={
        **_object([], name=_TEXT, file=_TEXT, format={"enum": ["qcow2", "raw"]}),
        "oneOf": [{"required": ["name"]}, {"required": ["file", "format"]}],
    },
    flavor=_object([], name=_TEXT, vcpus=_number(1, 64), ram=_number(64, 1 << 20), disk=_number(0, 2000)),
    config_drive={"type": "boolean"},
    user_data=_object([], first=_TEXT, moved=_TEXT, grown=_TEXT),
    volumes={
        "type": "array",
        "maxItems": 4,
        "items": _object(["name", "size"], name=_NAME, size=_number(1, 100), type=_TEXT, zone=_TEXT),
    },
    ports={"type": "array", "maxItems": 20, "uniqueItems": True, "items": _PORT},
    proof={
        **_object(
            ["ready"],
            ready=_PATTERN,
            data=_PATTERN,
            peer=_PATTERN,
            lost=_PATTERN,
            busy=_PATTERN,
            eased=_PATTERN,
            http=_object(["port", "path", "body"], port=_PORT, path=_TEXT, body=_PATTERN),
            within=_number(1, 3600),
        ),
    },
)


def load(path: Path, parameters: Mapping[str, str] | None = None) -> Application:
    """Read an application.

    Args:
        path: A manifest, or a template of the orchestration service; the files that it names lie beside it.
        parameters: Of a template, what a person set them to.

    Raises:
        Problem: it cannot be read, is neither, or names a file that is not there.
    """
    document, digest = bounded_yaml.read(path, _KIND)
    made: stack.Stack | None = None
    if is_template(document):
        made = stack.read(document, path, parameters or {}, LARGEST_USER_DATA)
        document = made.manifest
    elif parameters:
        raise Problem(f"{path} is a manifest, and only a template has parameters.")
    _insist(document, path)
    scripts = {name: _script(path.parent, file, path) for name, file in document.get("user_data", {}).items()}
    if made and made.script:
        scripts.setdefault("first", made.script)
    if any(len(script.encode()) > LARGEST_USER_DATA for script in scripts.values()):
        raise Problem(f"{path} has user-data of more than the {LARGEST_USER_DATA} bytes that clouds take.")
    image, proof, flavor = document["image"], dict(document["proof"]), dict(document.get("flavor", {}))
    file = path.parent / image["file"] if "file" in image else None
    if file and not file.is_file():
        raise Problem(f"{path} names the image {image['file']!r}, which is not beside it.")
    page = proof.pop("http", None)
    return Application(
        name=document["name"],
        image_name=image.get("name", ""),
        image_file=file,
        image_format=image.get("format", ""),
        flavor=flavor.pop("name", ""),
        shape=Shape(**flavor),
        first=scripts.get("first", ""),
        moved=scripts.get("moved", scripts.get("first", "")),
        grown=scripts.get("grown", scripts.get("first", "")),
        config_drive=document.get("config_drive", False),
        volumes=tuple(DataVolume(**one) for one in document.get("volumes", ())),
        ports=tuple(document.get("ports", ())),
        proof=Proof(**proof, http=Page(**page) if page else None),
        adaptations=made.adaptations if made else (),
        digest=digest_of(digest, json.dumps(document), *(scripts[name] for name in sorted(scripts))),
    )


def _insist(document: Any, path: Path) -> None:
    wrong = best_match(jsonschema.Draft202012Validator(SCHEMA).iter_errors(document))
    if wrong is not None:
        where = ".".join(map(str, wrong.absolute_path))
        raise Problem(
            f"{path} is not a manifest of an application: {where or 'it'}: {wrong.message[:300]}.",
            advice="`assay drill manifest` prints one with comments.",
        )
    proof = document["proof"]
    for name, groups in (("ready", 0), ("data", 1), ("peer", 0), ("lost", 0), ("busy", 0), ("eased", 0)):
        if name in proof:
            _insist_on_pattern(proof[name], f"proof.{name}", groups, path)
    if "http" in proof:
        _insist_on_pattern(proof["http"]["body"], "proof.http.body", 0, path)
        if proof["http"]["port"] not in document.get("ports", ()):
            raise Problem(f"{path}: proof.http asks on a port that is not among `ports`.")
    if document.get("volumes") and "data" not in proof:
        raise Problem(
            f"{path}: the application has volumes, and nothing that tells whether their data is intact.",
            advice="Let it write a digest on its console, and name the line by proof.data.",
        )
    if "eased" in proof and "busy" not in proof:
        raise Problem(f"{path}: proof.eased counts only after proof.busy, which is not there.")
    names = [one["name"] for one in document.get("volumes", ())]
    if len(set(names)) < len(names):
        raise Problem(f"{path}: two volumes have one name.")


def _insist_on_pattern(pattern: str, where: str, groups: int, path: Path) -> None:
    try:
        found = re.compile(pattern).groups
    except (re.error, RecursionError, OverflowError) as failure:
        raise Problem(f"{path}: {where} is not a regular expression: {failure}.") from failure
    if found != groups:
        raise Problem(f"{path}: {where} must have {groups} groups, and it has {found}.")
    if re.compile(pattern).search(""):
        raise Problem(f"{path}: {where} is found in an empty line, so it would prove nothing.")


def _script(folder: Path, name: str, path: Path) -> str:
    file = folder / name
    try:
        if file.stat().st_size > LARGEST_USER_DATA:
            raise Problem(f"{file} has more than the {LARGEST_USER_DATA} bytes that clouds take.")
        return file.read_text(encoding="utf-8")
    except (OSError, ValueError) as failure:
        raise Problem(f"{path} names the user-data {name!r}, which cannot be read: {failure}.") from failure

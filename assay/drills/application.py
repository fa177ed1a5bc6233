"""The application of a drill, as its manifest describes it: YAML, held against a schema that rejects."""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
from jsonschema.exceptions import best_match

from assay.formats import guideline_yaml
from assay.problem import Problem

LARGEST_USER_DATA = 45 * 1024
"""Bytes; nova takes 64 KiB of base64."""
_LONGEST_PATTERN = 500

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
    flavor=_object([], vcpus=_number(1, 64), ram=_number(64, 1 << 20), disk=_number(0, 2000)),
    config_drive={"type": "boolean"},
    user_data=_object(["first"], first=_TEXT, moved=_TEXT, grown=_TEXT),
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


@dataclass(frozen=True, kw_only=True)
class Shape:
    """What a flavor must have at least.

    Attributes:
        vcpus: Processors.
        ram: MiB.
        disk: GiB.
    """

    vcpus: int = 1
    ram: int = 64
    disk: int = 0


@dataclass(frozen=True, kw_only=True)
class DataVolume:
    """A volume with the application's data.

    Attributes:
        name: Of the manifest's own.
        size: GiB.
        type: Volume type wished for; empty for the cloud's default.
        zone: Availability zone wished for; empty for the cloud's default.
    """

    name: str
    size: int
    type: str = ""
    zone: str = ""


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page that a healthy instance serves.

    Attributes:
        port: TCP port.
        path: Of the URL.
        body: Regular expression that occurs in the body.
    """

    port: int
    path: str
    body: str


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What a healthy instance says.

    Attributes:
        ready: Regular expression of a line on the console that says that it works.
        data: Regular expression with one group that captures what tells its data, such as a digest; empty if
            it has no data to tell of.
        peer: Regular expression of a line that says that it finds its other half; empty if it cannot say so.
        lost: Regular expression of a line that says that it has lost it again; empty if it does not say so.
        busy: Regular expression of a line that says that it has more work than it can do, for which a burst
            waits before it grows; empty to grow at once.
        eased: Regular expression of a line that says that it keeps up with its work; empty if none.
        http: A page that it serves; None for none.
        within: Seconds after which an instance that has not said so never will.
    """

    ready: str
    data: str = ""
    peer: str = ""
    lost: str = ""
    busy: str = ""
    eased: str = ""
    http: Page | None = None
    within: int = 300


@dataclass(frozen=True, kw_only=True)
class Application:
    """What is built on one cloud and has to work on another.

    Attributes:
        name: Its name.
        image_name: Image on the source; empty if it comes from a file.
        image_file: Disk image; None if the source has it.
        image_format: Of the file.
        shape: What its flavor must have at least.
        first: User-data where it is built.
        moved: User-data where it was moved to.
        grown: User-data of the half that is grown.
        config_drive: Whether it wants its metadata on a drive, whatever the network gives.
        volumes: Its data.
        ports: TCP ports that have to be open.
        proof: What a healthy instance says.
        vouched: Whether only lines of its console count that carry the tiny guest's checksum.
        digest: SHA-256 of all this, in hex.
    """

    name: str
    image_name: str = ""
    image_file: Path | None = None
    image_format: str = ""
    shape: Shape = Shape()
    first: str = ""
    moved: str = ""
    grown: str = ""
    config_drive: bool = False
    volumes: tuple[DataVolume, ...] = ()
    ports: tuple[int, ...] = ()
    proof: Proof
    vouched: bool = False
    digest: str = ""


def load(path: Path) -> Application:
    """Read a manifest.

    Args:
        path: A YAML document; the files that it names lie beside it.

    Raises:
        Problem: it cannot be read, is not a manifest, or names a file that is not there.
    """
    document, digest = guideline_yaml.read(path)
    _insist(document, path)
    image, proof = document["image"], document["proof"]
    scripts = {name: _script(path.parent, file, path) for name, file in document.get("user_data", {}).items()}
    file = path.parent / image["file"] if "file" in image else None
    if file and not file.is_file():
        raise Problem(f"{path} names the image {image['file']!r}, which is not beside it.")
    page = proof.pop("http", None)
    return Application(
        name=document["name"],
        image_name=image.get("name", ""),
        image_file=file,
        image_format=image.get("format", ""),
        shape=Shape(**document.get("flavor", {})),
        first=scripts.get("first", ""),
        moved=scripts.get("moved", scripts.get("first", "")),
        grown=scripts.get("grown", scripts.get("first", "")),
        config_drive=document.get("config_drive", False),
        volumes=tuple(DataVolume(**one) for one in document.get("volumes", ())),
        ports=tuple(document.get("ports", ())),
        proof=Proof(**proof, http=Page(**page) if page else None),
        digest=digest_of(digest, *(scripts[name] for name in sorted(scripts))),
    )


def digest_of(*parts: str) -> str:
    """SHA-256 over what makes an application, in hex."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def filled(script: str, **values: str) -> str:
    """A user-data script with what only the drill knows in its places.

    Args:
        script: With places such as `@PEER@`.
        values: Place to value; a place that is not named becomes empty.
    """
    return re.sub(r"@([A-Z][A-Z0-9_]{0,40})@", lambda place: values.get(place[1], ""), script)


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

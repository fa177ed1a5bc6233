"""From the text of a console to what the guest said: the last start of it, and of every topic the newest.

The cloud cuts a console's beginning, kernel messages stand between the lines, and some lines are damaged.
What is damaged is left out; nothing here raises, whatever the text.
"""

import base64
import binascii
import hashlib
import re
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from assay.problem import Problem

from . import lines
from .lines import Line
from .newest import REPORTED, Newest
from .report import Boot, Clock, Disk, Document, Hardware, Key, Link, Report, Root, Route, Sources, UserData

LARGEST = 4 * 1024 * 1024
"""How much of the end of a console is read, in characters."""
LARGEST_DOCUMENT = 1024 * 1024
"""How large a document may unpack to, in bytes."""
_WHOLE = re.compile(r"[0-9]{1,18}")
_T = TypeVar("_T")


def read(text: str) -> Report:
    """Return what the guest said since it was last started.

    Args:
        text: The console's text, from `os-getConsoleOutput` or a file; of a long one the end is read.
    """
    found = list(lines.read(text[-LARGEST:]))
    last = _last_start(found)
    said = [line for line in last if line]
    now = Newest(last)
    events = tuple(line for line in said if line.topic not in REPORTED)
    ready = [line for line in events if line.topic == "ready"]
    return Report(
        begun=any(line.topic == "begin" for line in events),
        ready=bool(ready),
        complete=any(_is_whole(line, said) for line in ready),
        stopped=next(
            (line.fields.get("how", "") for line in reversed(events) if line.topic == "shutdown"), ""
        ),
        damaged=found.count(None),
        boot=_first(_boot(line.fields) for line in now("boot")),
        hardware=_first(_hardware(line.fields) for line in now("hardware")),
        clock=_first(_clock(line) for line in now("clock")),
        disks=tuple(_disk(line.fields) for line in (*now("disk"), *now("partition"))),
        root=_first(_root(line.fields) for line in now("root")),
        swap_kib={line.fields.get("device", ""): _number(line.fields, "kib") for line in now("swap")},
        links=tuple(_link(line.fields) for line in now("link")),
        routes=tuple(_route(line.fields) for line in now("route")),
        dns=tuple(line.fields["server"] for line in now("dns") if "server" in line.fields),
        leases={line.fields.get("link", ""): line.fields for line in now("lease")},
        sources=_first(_sources(line.fields) for line in now("sources")),
        documents=_documents(now("document"), now("text")),
        ec2={line.fields.get("key", ""): line.fields.get("value", "") for line in now("ec2")},
        userdata=_first(_userdata(line.fields) for line in now("userdata")),
        hostname=_first(line.fields.get("name", "") for line in now("hostname")) or "",
        root_locked=_first(_yes(line.fields, "locked") for line in now("account")),
        keys=tuple(Key(_word(line.fields, "type"), _word(line.fields, "fingerprint")) for line in now("key")),
        sshd_up=_first(_yes(line.fields, "up") for line in now("sshd")),
        host_key=_first(_word(line.fields, "key") for line in now("sshd")) or "",
        said={
            line.fields.get("key", ""): line.fields.get("value", "")
            for line in events
            if line.topic == "said"
        },
        events=events,
    )


def tail(log: Path) -> str:
    """Return the end of a console log, as much as is read of it.

    Raises:
        Problem: It cannot be read.
    """
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - LARGEST))
            return file.read(LARGEST).decode(errors="replace")
    except OSError as failure:
        raise Problem(f"{log} cannot be read: {failure.strerror}.", advice="Name a console log.") from failure


def _last_start(found: list[Line | None]) -> list[Line | None]:
    """The lines of the start that the last line is of, and what is damaged between them."""
    boots = [line.boot if line else "" for line in found]
    if not any(boots):
        return []
    boot = next(filter(None, reversed(boots)))
    return [line for line in found[boots.index(boot) :] if not line or line.boot == boot]


def _is_whole(ready: Line, said: list[Line]) -> bool:
    at, count = ready.fields.get("after", ""), _number(ready.fields, "lines")
    return count == sum(1 for line in said if f"{line.uptime:.2f}" == at and line.topic in REPORTED)


def _documents(said: list[Line], texts: list[Line]) -> tuple[Document, ...]:
    return tuple(_document(line.fields, texts) for line in said)


def _document(fields: Mapping[str, str], texts: list[Line]) -> Document:
    source, name, sha256 = _word(fields, "source"), _word(fields, "name"), _word(fields, "sha256")
    parts = {
        _number(line.fields, "part"): _word(line.fields, "data")
        for line in texts
        if (line.fields.get("source"), line.fields.get("name")) == (source, name)
    }
    packed = "".join(parts.get(number, " ") for number in range(len(parts)))
    text = _unpacked(packed, sha256) if parts else None
    return Document(source, name, _number(fields, "bytes"), sha256, text)


def _unpacked(packed: str, sha256: str) -> str | None:
    """Return a document whose parts are all there, which its digest shows."""
    try:
        reader = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
        content = reader.decompress(base64.b64decode(packed, validate=True), LARGEST_DOCUMENT)
    except (binascii.Error, zlib.error):
        return None
    if hashlib.sha256(content).hexdigest() != sha256:
        return None
    return content.decode(errors="replace")


def _boot(fields: Mapping[str, str]) -> Boot:
    instance, kind = _word(fields, "instance"), _word(fields, "kind")
    return Boot(_word(fields, "kernel"), _number(fields, "boots"), instance, kind, _word(fields, "ended"))


def _hardware(fields: Mapping[str, str]) -> Hardware:
    vendor, product, uuid, serial, rng = (
        _word(fields, key) for key in ("vendor", "product", "uuid", "serial", "rng")
    )
    cpus, memory, entropy = (_number(fields, key) for key in ("cpus", "memory_kib", "entropy"))
    return Hardware(cpus, memory, vendor, product, uuid, serial, rng, entropy, _yes(fields, "virtual"))


def _clock(line: Line) -> Clock:
    return Clock(_number(line.fields, "epoch"), line.uptime, _word(line.fields, "source"))


def _disk(fields: Mapping[str, str]) -> Disk:
    bus, serial, identity = (_word(fields, key) for key in ("bus", "serial", "id"))
    removable, readonly = (fields.get(key) == "1" for key in ("removable", "readonly"))
    size, fs, label = _number(fields, "bytes"), _word(fields, "fs"), _word(fields, "label")
    return Disk(_word(fields, "name"), size, bus, serial, identity, removable, readonly, fs, label)


def _root(fields: Mapping[str, str]) -> Root:
    sizes = (_number(fields, f"{of}_bytes") for of in ("disk", "partition", "fs", "free"))
    return Root(_word(fields, "device"), *sizes)


def _link(fields: Mapping[str, str]) -> Link:
    name, mac, state, by = (_word(fields, key) for key in ("name", "mac", "state", "by"))
    return Link(
        name, mac, _number(fields, "mtu"), state, _several(fields, "ipv4"), _several(fields, "ipv6"), by
    )


def _route(fields: Mapping[str, str]) -> Route:
    return Route(_number(fields, "version"), *(_word(fields, key) for key in ("to", "via", "dev")))


def _sources(fields: Mapping[str, str]) -> Sources:
    service, ec2 = _yes(fields, "service"), _yes(fields, "ec2")
    return Sources(_word(fields, "drive"), service, ec2, _several(fields, "six"), _word(fields, "used"))


def _userdata(fields: Mapping[str, str]) -> UserData:
    size, ended, runs = (_number(fields, key) for key in ("bytes", "exit", "runs"))
    return UserData(size, _word(fields, "sha256"), _word(fields, "ran"), ended, runs)


def _first(found: Iterable[_T]) -> _T | None:
    return next(iter(found), None)


def _word(fields: Mapping[str, str], key: str) -> str:
    return fields.get(key, "")


def _several(fields: Mapping[str, str], key: str) -> tuple[str, ...]:
    return tuple(part for part in fields.get(key, "").split(",") if part)


def _number(fields: Mapping[str, str], key: str) -> int | None:
    value = fields.get(key, "")
    return int(value) if _WHOLE.fullmatch(value) else None


def _yes(fields: Mapping[str, str], key: str) -> bool:
    return fields.get(key) == "yes"

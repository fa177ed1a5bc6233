"""What a distribution's own cloud-init makes of a server: what it is given, and what it then says of itself.

It speaks on its console in the lines of the guest's, so that both are read alike.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

from assay.guest.report import Report

MARKER = "written by cloud-config"
"""What the part that is no script has cloud-init write into a file."""
_SCRIPT = Path(__file__).with_name("report.sh")
_SPEAKING = Path(__file__).parents[1] / "init" / "lib" / "say.sh"
_BOOT = "BOOT=$(cut -c 1-8 /proc/sys/kernel/random/boot_id)"
_CONFIG = f"""#cloud-config
write_files:
  - path: /var/lib/assay-cloud-config
    content: {MARKER}
"""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What it said; empty for what it did not say.

    Attributes:
        datasource: What cloud-init takes the cloud for.
        errors: What cloud-init could not do.
        instance: The instance that it believes to be.
        hostname: Its name.
        config: What it wrote because cloud-config asked for it.
        keys: Fingerprints of the keys that may enter as its user, as `ssh-keygen -l` shows them.
        locked: Whether no password opens its user.
        addresses: Of IPv4, each with its prefix length.
        gateway: Where it sends by default what is not for its network.
        mtu: The largest packet of the card that leads there, in bytes.
        root_bytes: The size of its root file system.
    """

    datasource: str
    errors: tuple[str, ...]
    instance: str
    hostname: str
    config: str
    keys: tuple[str, ...]
    locked: bool
    addresses: tuple[str, ...]
    gateway: str
    mtu: int
    root_bytes: int


def user_data() -> bytes:
    """User-data of two parts: cloud-config, and a script that reports once cloud-init has ended."""
    parts = MIMEMultipart(boundary="=====assay==")
    parts.attach(MIMEText(_CONFIG, "cloud-config", "us-ascii"))
    script = "\n".join(("#!/bin/sh", _BOOT, _SPEAKING.read_text(), _SCRIPT.read_text()))
    parts.attach(MIMEText(script, "x-shellscript", "us-ascii"))
    return parts.as_bytes()


def ended(seen: Report) -> bool:
    """Whether it has said all."""
    return seen.said.get("cloud-init") == "ended"


def told(seen: Report) -> Told:
    """What it said, from a console; nothing here raises, whatever that says."""
    said = seen.said
    result = _result(said.get("result", ""))
    return Told(
        datasource=str(result.get("datasource") or ""),
        errors=tuple(str(one) for one in _list(result.get("errors"))),
        instance=said.get("instance", ""),
        hostname=said.get("hostname", ""),
        config=said.get("config", ""),
        keys=tuple(said.get("keys", "").split()),
        locked=said.get("locked") == "yes",
        addresses=tuple(said.get("addresses", "").split()),
        gateway=said.get("gateway", ""),
        mtu=_number(said.get("mtu", "")),
        root_bytes=_number(said.get("root-bytes", "")),
    )


def _result(text: str) -> Mapping[str, object]:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {"errors": ["its result.json is no JSON"]}
    told = found.get("v1") if isinstance(found, dict) else None
    return told if isinstance(told, dict) else {}


def _list(found: object) -> list[object]:
    return found if isinstance(found, list) else []


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() else 0

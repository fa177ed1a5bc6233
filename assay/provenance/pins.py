"""Pins of a constraints file: which version of each project, and the digests that its archives may have."""

import re
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from assay.problem import Problem
from assay.provenance.collector import PACKAGES

_LARGEST = 16 << 20


@dataclass(frozen=True, kw_only=True)
class Pin:
    """One version of a distribution; `hashes` as pip writes them, such as `sha256:…`, and mostly empty."""

    distribution: str
    version: str
    hashes: tuple[str, ...] = ()


def read(path: Path) -> list[Pin]:
    """The pins of projects with designated sections; every other line is passed by.

    Args:
        path: A constraints or requirements file as pip and uv write it.

    Raises:
        Problem: it cannot be read, or pins none of them.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise Problem(f"{path} is too large for a constraints file.")
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as failure:
        raise Problem(f"The constraints {path} cannot be read: {failure}.") from failure
    pins: dict[tuple[str, str], Pin] = {}
    for line in re.sub(r"\\\n", " ", text).splitlines():
        wanted, *hashes = re.split(r"\s+--hash=", re.sub(r"(^|\s)#.*", "", line).strip())
        pin = _pin(wanted, tuple(one.strip() for one in hashes))
        if pin:
            pins[pin.distribution, pin.version] = pin
    if not pins:
        raise Problem(
            f"The constraints {path} pin no project with designated sections.",
            why=f"Those are {', '.join(PACKAGES)}; OpenStack's upper constraints hold libraries only.",
            advice="Name projects and versions instead.",
        )
    return list(pins.values())


def _pin(text: str, hashes: tuple[str, ...]) -> Pin | None:
    try:
        wanted = Requirement(text)
    except InvalidRequirement:  # an option, an address, an empty line: nothing that pins a version
        return None
    name = str(canonicalize_name(wanted.name))
    exact = [one.version for one in wanted.specifier if one.operator in ("==", "===")]
    if name not in PACKAGES or len(exact) != 1 or exact[0].endswith(".*"):
        return None
    return Pin(distribution=name, version=exact[0], hashes=hashes)

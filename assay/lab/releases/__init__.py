"""The OpenStack releases that the lab can run; a folder each holds the pinned packages."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from assay.problem import Problem


@dataclass(frozen=True)
class Release:
    """One OpenStack release.

    Args:
        name: Its number, `2026.2`.
        python: The interpreters it supports, as a request to uv.
        runtime: Its concurrency model: `threads` or `greenthreads` (eventlet).
        keystone_cache: The oslo.cache backend that works in memory. Up to 2025.1 keystone changes a
            credential that it has cached, so the cache must hand out copies.
    """

    name: str
    python: str
    runtime: str
    keystone_cache: str

    @property
    def constraints(self) -> Path:
        """The file with every package, pinned, with hashes."""
        return Path(__file__).parent / self.name / "constraints.txt"

    @property
    def guest_constraints(self) -> Path:
        """The file with what clouds with real guests need besides; a release may not have it."""
        return Path(__file__).parent / self.name / "guests.txt"

    def digest(self) -> str:
        """Return what identifies the set of packages, hexadecimal."""
        return hashlib.sha256(self.constraints.read_bytes() + self.python.encode()).hexdigest()


RELEASES = {
    release.name: release
    for release in (
        Release("2026.2", ">=3.11,<3.14", runtime="threads", keystone_cache="oslo_cache.dict"),
        Release(
            "2025.1", ">=3.11,<3.13", runtime="greenthreads", keystone_cache="dogpile.cache.memory_pickle"
        ),
    )
}


def find(name: str) -> Release:
    """Return a release by name.

    Raises:
        Problem: The lab does not know it.
    """
    if name not in RELEASES:
        raise Problem(
            f"The lab has no release {name!r}.", advice=f"Choose one of: {', '.join(sorted(RELEASES))}."
        )
    return RELEASES[name]

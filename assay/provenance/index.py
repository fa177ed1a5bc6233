"""An index: what every file of some releases has to be; the same releases always make the same one."""

import gzip
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_version

from assay.problem import Problem
from assay.provenance import archives, documents
from assay.provenance.archives import Archive

FORMAT = "assay-provenance-index"
VERSION = 1
_ADVICE = "Make one with `assay provenance index PROJECT VERSION -o FILE`."


@dataclass(frozen=True, kw_only=True)
class Release:
    """What was published as one version of a distribution; its wheel first."""

    distribution: str
    version: str
    archives: tuple[Archive, ...]

    @property
    def expected(self) -> dict[str, tuple[str, int]]:
        """What an installation has: the files of the wheel, or of the sdist where there is no wheel."""
        return self.archives[0].files

    def published(self, path: str) -> tuple[tuple[Archive, str, int], ...]:
        """Every archive that holds a file, with the digest and size that it has there."""
        return tuple((one, *one.files[path]) for one in self.archives if path in one.files)


@dataclass(frozen=True, kw_only=True)
class Index:
    """Some releases."""

    releases: tuple[Release, ...]

    def find(self, distribution: str, version: str) -> Release | None:
        """A release by its version, which may be written in any way that means the same."""
        wanted = canonicalize_version(version)
        return next(
            (
                release
                for release in self.releases
                if release.distribution == distribution and canonicalize_version(release.version) == wanted
            ),
            None,
        )

    def versions(self, distribution: str) -> tuple[str, ...]:
        """Versions of a distribution that are at hand."""
        return tuple(one.version for one in self.releases if one.distribution == distribution)


def build(found: list[Archive]) -> Index:
    """Make an index of archives.

    Raises:
        Problem: there are none, or two of the same name differ.
    """
    if not found:
        raise Problem("There is nothing to index.", advice="Name projects and versions, or archives.")
    by_name: dict[str, Archive] = {}
    for archive in found:
        if by_name.setdefault(archive.name, archive) != archive:
            raise Problem(f"There are two different archives {archive.name}.", advice="Keep the right one.")
    releases: dict[tuple[str, str], list[Archive]] = {}
    for archive in sorted(by_name.values(), key=lambda one: (one.distribution, not one.wheel, one.name)):
        releases.setdefault((archive.distribution, canonicalize_version(archive.version)), []).append(archive)
    return Index(
        releases=tuple(
            Release(distribution=name, version=ours[0].version, archives=tuple(ours))
            for (name, _), ours in sorted(releases.items())
        )
    )


def write(index: Index, path: Path) -> None:
    """Write an index, packed if its name ends in `.gz`.

    Raises:
        Problem: it cannot be written.
    """
    document = {
        "format": FORMAT,
        "version": VERSION,
        "releases": [
            {
                "distribution": release.distribution,
                "version": release.version,
                "archives": [
                    {"name": one.name, "sha256": one.sha256, "files": one.files} for one in release.archives
                ],
            }
            for release in index.releases
        ],
    }
    raw = json.dumps(document, separators=(",", ":"), sort_keys=True).encode("ascii") + b"\n"
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(gzip.compress(raw, mtime=0) if path.suffix == ".gz" else raw)
        os.replace(part, path)
    except OSError as failure:
        raise Problem(f"The index {path} cannot be written: {failure.strerror}.") from failure


def read(path: Path) -> Index:
    """Read an index.

    Raises:
        Problem: it cannot be read, or is not sound.
    """
    document = documents.load(path, "index", _ADVICE)
    index = build([_archive(one) for release in document["releases"] for one in release["archives"]])
    said = sorted((one["distribution"], one["version"]) for one in document["releases"])
    if said != sorted((one.distribution, one.version) for one in index.releases):
        raise Problem(f"The index {path} contradicts the names of its archives.", advice=_ADVICE)
    return index


def _archive(one: dict[str, Any]) -> Archive:
    distribution, version, wheel = archives.identity(one["name"])
    return Archive(
        name=one["name"],
        distribution=distribution,
        version=version,
        wheel=wheel,
        sha256=one["sha256"],
        files={path: (digest, size) for path, (digest, size) in one["files"].items()},
    )

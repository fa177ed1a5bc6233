"""Reads which OpenStack code is installed below a root: paths, versions and digests, and nothing else.

This file stands alone: it needs Python 3.8 or newer and the standard library, so that it can be copied to a
control node that has no Assay, and be read there by whoever has to allow it:

    python3 collector.py --root / -o collection.json

It opens the files of code packages, what pip, dpkg and rpm wrote down about them, and the head of a git
checkout. It opens no configuration and no network connection, imports nothing of what it finds, follows no
link out of a package, and starts nothing but `rpm`, where there is an RPM database. That it has to be one
file is also why it is longer than others.
"""

from __future__ import annotations

import argparse
import base64
import collections
import csv
import email.parser
import hashlib
import io
import json
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

FORMAT = "assay-provenance-collection"
VERSION = 1

PACKAGES = {
    "cinder": ("cinder",),
    "designate": ("designate",),
    "glance": ("glance",),
    "keystone": ("keystone",),
    "neutron": ("neutron",),
    "neutron-lib": ("neutron_lib",),
    "nova": ("nova",),
    "openstack-heat": ("heat",),
    "openstack-placement": ("placement",),
    "swift": ("swift",),
}
"""The distributions that are looked for, and the import packages of each."""

LARGEST_FILE = 32 << 20
LARGEST_RECORD = 16 << 20
MOST_FILES = 50000
MOST_FOLDERS = 400000
RPM_SECONDS = 120
_CHUNK = 1 << 20
_SITES = ("site-packages", "dist-packages")
_PASSED_BY = ("proc", "sys", "dev", "run", "var/lib/docker", "var/lib/containers", "var/lib/nova/instances")
_UNCHECKED = 0b01


class Recorded(NamedTuple):
    """What an installer wrote down of one file."""

    algorithm: str
    digest: str


class Place(NamedTuple):
    """Where code was found, and as what."""

    distribution: str
    version: str
    kind: str
    folder: str
    record: dict[str, Recorded] | None
    commit: str = ""


class Database(NamedTuple):
    """Who owns a file, by the package manager: absolute path within the root to package and digest."""

    kind: str
    owners: dict[str, tuple[str, Recorded | None]]
    versions: dict[str, str]


def collect(roots: list[str]) -> dict[str, Any]:
    """Collect the OpenStack code below some roots.

    Args:
        roots: Root file systems, virtual environments, or any other folders.

    Returns:
        The collection, a document for JSON; the same files always give the same document.

    Raises:
        OSError: a root cannot be listed.
    """
    installations: list[dict[str, Any]] = []
    notes: list[str] = []
    complete = True
    for root in sorted({os.path.realpath(root) for root in roots}):
        os.listdir(root)
        sites, checkouts, complaints, ended = _search(root)
        complete = complete and ended
        databases, unread = _databases(root)
        notes += [f"{root}: {text}" for text in complaints + unread]
        places = [place for site in sites for place in _installed(site, root)]
        covered = {os.path.realpath(place.folder) for place in places}
        places += [place for folder in checkouts if folder not in covered for place in _checked_out(folder)]
        installations += [_installation(place, root, databases) for place in places]
    installations.sort(key=lambda one: (one["distribution"], one["root"], one["location"], one["version"]))
    return {
        "format": FORMAT,
        "version": VERSION,
        "complete": complete,
        "notes": sorted(notes),
        "installations": installations,
    }


def _search(root: str) -> tuple[list[str], list[str], list[str], bool]:
    """Folders that Python imports from, checkouts, what was not searched, and whether the search ended."""
    sites, checkouts = [], []
    closed: collections.Counter[str] = collections.Counter()
    names = {package for packages in PACKAGES.values() for package in packages}
    passed_by = {os.path.join(root, path) for path in _PASSED_BY}
    todo, seen = [root], 0
    while todo and seen < MOST_FOLDERS:
        folder = todo.pop()
        seen += 1
        try:
            entries = list(os.scandir(folder))
        except OSError as failure:
            closed[failure.strerror or "unreadable"] += 1
            continue
        if os.path.basename(folder) in _SITES:
            sites.append(folder)
            continue
        files = {entry.name for entry in entries}
        if files & names and files & {"setup.cfg", "setup.py", "pyproject.toml"}:
            checkouts.append(folder)
        todo += [
            entry.path
            for entry in entries
            if entry.path not in passed_by and entry.name != ".git" and entry.is_dir(follow_symlinks=False)
        ]
    # They are counted and not named: a folder that is closed to the collector is nobody else's business.
    complaints = [f"{count} folders were not searched: {why}" for why, count in sorted(closed.items())]
    if todo:
        complaints.append(f"the search was ended after {MOST_FOLDERS} folders")
    return sorted(sites), sorted(checkouts), complaints, not todo


def _installed(site: str, root: str) -> list[Place]:
    """What the metadata in a site folder says is installed, and packages that no metadata names."""
    places = []
    for entry in sorted(os.listdir(site)):
        if not entry.endswith((".dist-info", ".egg-info")):
            continue
        folder = os.path.join(site, entry)
        name, version = _identity(
            [os.path.join(folder, "METADATA"), os.path.join(folder, "PKG-INFO"), folder]
        )
        if name not in PACKAGES:
            continue
        source, commit = _origin(_small(os.path.join(folder, "direct_url.json")), root)
        if source:
            places.append(Place(name, version, "editable", source, None, commit or _commit(source)[0]))
            continue
        record = _small(os.path.join(folder, "RECORD"))
        kind = "wheel" if entry.endswith(".dist-info") else "egg"
        places.append(Place(name, version, kind, site, _record(record) if record else None, commit))
    claimed = {place.distribution for place in places}
    for name, packages in PACKAGES.items():
        if name not in claimed and any(os.path.lexists(os.path.join(site, package)) for package in packages):
            places.append(Place(name, "", "loose", site, None))
    return places


def _identity(files: list[str]) -> tuple[str, str]:
    """Normalized name and version of a distribution by the first of its metadata files that is there."""
    text = next((text for text in map(_small, files) if text), "")
    said = email.parser.HeaderParser().parsestr(text)
    version = str(said["Version"] or "").strip()
    sound = re.match(r"^[0-9A-Za-z.+!_-]{1,100}$", version)
    return re.sub(r"[-_.]+", "-", str(said["Name"] or "").strip()).lower(), version if sound else ""


def _origin(direct_url: str, root: str) -> tuple[str, str]:
    """Source folder of an editable installation and the commit of one from a repository; mostly empty.

    The address is looked at, never kept: it may hold a password.
    """
    try:
        origin = json.loads(direct_url or "{}")
        commit = str(origin.get("vcs_info", {}).get("commit_id", ""))
        editable = origin.get("dir_info", {}).get("editable")
        path = unquote(urlsplit(str(origin.get("url", ""))).path)
    except (ValueError, AttributeError, RecursionError):
        return "", ""
    source = ""
    if editable:
        below = os.path.join(root, path.lstrip("/"))
        found = (os.path.realpath(one) for one in (below, path))
        source = next((one for one in found if os.path.isdir(one) and _is_within(root, one)), below)
    return source, commit if re.match(r"^[0-9a-f]{7,64}$", commit) else ""


def _record(text: str) -> dict[str, Recorded]:
    """RECORD of a distribution (Binary distribution format, PyPA), with digests in hex."""
    record = {}
    try:
        for row in csv.reader(io.StringIO(text)):
            algorithm, _, digest = (row[1] if len(row) > 1 else "").partition("=")
            known = Recorded("", "")
            if algorithm in ("sha256", "sha384", "sha512"):
                known = Recorded(algorithm, base64.urlsafe_b64decode(digest + "=" * (-len(digest) % 4)).hex())
            if row:
                record[row[0].replace(os.sep, "/")] = known
    except (ValueError, csv.Error):  # a damaged record says nothing of the lines that follow
        return record
    return record


def _checked_out(folder: str) -> Iterator[Place]:
    """Distributions whose sources lie unpacked in a folder, installed by nobody."""
    commit, tag = _commit(folder)
    for name, packages in sorted(PACKAGES.items()):
        if not all(os.path.isfile(os.path.join(folder, package, "__init__.py")) for package in packages):
            continue
        egg = name.replace("-", "_") + ".egg-info"
        files = [os.path.join(folder, "PKG-INFO"), os.path.join(folder, egg, "PKG-INFO")]
        version = tag or _identity(files)[1]
        yield Place(name, version, "checkout", folder, None, commit)


def _commit(folder: str) -> tuple[str, str]:
    """Commit that a git checkout is at, and the version that is tagged there."""
    git = os.path.join(folder, ".git")
    head = _small(os.path.join(git, "HEAD")).strip()
    packed = _small(os.path.join(git, "packed-refs"))
    if head.startswith("ref: "):
        ref = head[len("ref: ") :]
        loose = "" if ".." in ref or not ref.startswith("refs/") else _small(os.path.join(git, ref)).strip()
        head = loose or _first(rf"^([0-9a-f]+) {re.escape(ref)}$", packed)
    if not re.match(r"^[0-9a-f]{40,64}$", head):
        return "", ""
    tag = _first(rf"^{head} refs/tags/v?([0-9][0-9A-Za-z.]*)$", packed)
    return head, tag or _first(rf"refs/tags/v?([0-9][0-9A-Za-z.]*)\n\^{head}$", packed)


def _databases(root: str) -> tuple[list[Database], list[str]]:
    """What dpkg and rpm know of files in Python's folders, and what could not be read."""
    found, unread = [], []
    dpkg = os.path.join(root, "var/lib/dpkg")
    if os.path.isdir(os.path.join(dpkg, "info")):
        found.append(_dpkg(dpkg))
    for place in ("var/lib/rpm", "usr/lib/sysimage/rpm"):
        database = os.path.join(root, place)
        if os.path.isdir(database) and not os.path.islink(database) and os.listdir(database):
            rpm = shutil.which("rpm")
            read = _rpm(rpm, database) if rpm else None
            if read:
                found.append(read)
            else:
                why = "rpm could not read it" if rpm else "there is no rpm on this machine"
                unread.append(f"{place} was not read: {why}")
    return found, unread


def _dpkg(folder: str) -> Database:
    owners: dict[str, tuple[str, Recorded | None]] = {}
    versions: dict[str, str] = {}
    info = os.path.join(folder, "info")
    wanted = re.compile(rf"^/?(.*/(?:{'|'.join(_SITES)})/.*)$", re.MULTILINE)
    for name in sorted(os.listdir(info)):
        package, suffix = os.path.splitext(name)
        if suffix == ".list":
            for path in wanted.findall(_small(os.path.join(info, name))):
                owners.setdefault(path, (package.split(":")[0], None))
    for name in {package for package, _ in owners.values()}:
        for candidate in (name + ".md5sums", *(n for n in os.listdir(info) if n.startswith(name + ":"))):
            text = _small(os.path.join(info, candidate)) if candidate.endswith(".md5sums") else ""
            for digest, path in re.findall(r"^([0-9a-f]{32})  (.+)$", text, re.MULTILINE):
                if path in owners:
                    owners[path] = (name, Recorded("md5", digest))
    for stanza in re.split(r"\n\n+", _small(os.path.join(folder, "status"))):
        package = _first(r"^Package: (\S+)$", stanza)
        if package:
            versions[package] = _first(r"^Version: (\S+)$", stanza)
    return Database("debian", owners, versions)


def _rpm(rpm: str, database: str) -> Database | None:
    row = "[%{=NAME}\t%{=EVR}\t%{FILEDIGESTS}\t%{FILENAMES}\n]"
    try:
        done = subprocess.run(
            [rpm, "--dbpath", database, "-qa", "--qf", row],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=RPM_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    owners: dict[str, tuple[str, Recorded | None]] = {}
    versions: dict[str, str] = {}
    algorithms = {32: "md5", 40: "sha1", 64: "sha256", 96: "sha384", 128: "sha512"}
    for line in os.fsdecode(done.stdout).splitlines():
        name, version, digest, path = (line.split("\t", 3) + [""] * 3)[:4]
        if any(f"/{site}/" in path for site in _SITES):
            known = Recorded(algorithms[len(digest)], digest) if len(digest) in algorithms else None
            owners[path.lstrip("/")] = (name, known)
            versions[name] = version
    return Database("rpm", owners, versions) if versions else None


def _installation(place: Place, root: str, databases: list[Database]) -> dict[str, Any]:
    """Everything about one place: its files and how they stand to what was recorded of them."""
    location = _within(root, place.folder)
    kind, record, owner = place.kind, place.record, {"name": "", "version": ""}
    if kind in ("wheel", "egg"):
        for database in databases:
            inside = "" if location == "." else location + "/"
            tops = tuple(inside + name + "/" for name in PACKAGES[place.distribution])
            own = {path: owner for path, owner in database.owners.items() if path.startswith(tops)}
            if own:
                name = collections.Counter(sorted(name for name, _ in own.values())).most_common(1)[0][0]
                kind = database.kind
                owner = {"name": name, "version": database.versions.get(name, "")}
                record = {path[len(inside) :]: known or Recorded("", "") for path, (_, known) in own.items()}
    files: list[dict[str, Any]] = []
    unreadable: list[dict[str, str]] = []
    for name in PACKAGES[place.distribution]:
        package = os.path.join(place.folder, name)
        if kind == "editable" and not (_is_within(root, package) and os.path.isdir(package)):
            unreadable.append({"path": name, "why": "its sources are not within the root that was searched"})
        else:
            _read_package(place.folder, name, record, files, unreadable)
    there = {one["path"] for one in files}
    unread = tuple(one["path"] for one in unreadable)
    missing = [
        path
        for path, known in (record or {}).items()
        if known.digest
        and path.split("/")[0] in PACKAGES[place.distribution]
        and path not in there
        and not path.startswith(unread)
        and not _is_cache(path)
    ]
    return {
        "distribution": place.distribution,
        "version": place.version,
        "kind": kind,
        "root": root,
        "location": location,
        "package": owner,
        "commit": place.commit,
        "recorded": record is not None,
        "files": sorted(files, key=lambda one: str(one["path"])),
        "missing": sorted(missing),
        "unreadable": sorted(unreadable, key=lambda one: str(one["path"])),
    }


def _read_package(
    folder: str,
    name: str,
    record: dict[str, Recorded] | None,
    files: list[dict[str, Any]],
    unreadable: list[dict[str, str]],
) -> None:
    """Digest every file of an import package; what cannot be read is named with the reason."""
    package = os.path.realpath(os.path.join(folder, name))
    todo = [name]
    while todo:
        path = todo.pop()
        full = os.path.join(folder, path)
        if len(files) + len(unreadable) >= MOST_FILES:
            # Under the name of the package, which so stands for all that was not reached.
            unreadable.append({"path": name, "why": f"there are more than {MOST_FILES} files"})
            return
        try:
            inside = os.path.realpath(full) == package or os.path.realpath(full).startswith(package + os.sep)
            if os.path.islink(full) and not (inside and os.path.isfile(full) and path != name):
                raise OSError(0, "a link that leads out of the package, to a folder, or nowhere")
            mode = os.stat(full).st_mode
            if stat.S_ISDIR(mode):
                todo += [path + "/" + entry for entry in sorted(os.listdir(full))]
            elif stat.S_ISREG(mode):
                if not _is_cache(path) or _is_unchecked(full):
                    files.append(_digested(path, full, record))
            else:
                raise OSError(0, "neither a file nor a folder")
        except OSError as failure:
            if not (path == name and not os.path.lexists(full)):
                unreadable.append({"path": path, "why": failure.strerror or "it cannot be read"})


def _digested(path: str, full: str, record: dict[str, Recorded] | None) -> dict[str, Any]:
    known = (record or {}).get(path)
    digest = hashlib.sha256()
    other = None
    if known and known.digest:
        try:
            other = hashlib.new(known.algorithm)
        except ValueError:  # a system that refuses MD5; then nothing can be said about the record
            known = Recorded("", "")
    size = 0
    with open(full, "rb") as file:
        while True:
            chunk = file.read(_CHUNK)
            if not chunk:
                break
            size += len(chunk)
            if size > LARGEST_FILE:
                raise OSError(0, f"larger than {LARGEST_FILE} bytes")
            digest.update(chunk)
            if other is not None:
                other.update(chunk)
    agrees = "not recorded" if known is None else "no digest"
    if other is not None and known is not None:
        agrees = "as recorded" if other.hexdigest() == known.digest else "not as recorded"
    return {"path": path, "sha256": digest.hexdigest(), "size": size, "record": agrees}


def _is_cache(path: str) -> bool:
    """Whether Python wrote this beside a source; a .pyc elsewhere is imported in place of one."""
    return "/__pycache__/" in path and path.endswith((".pyc", ".pyo"))


def _is_unchecked(full: str) -> bool:
    """Whether Python would run this cache without ever looking at its source (PEP 552)."""
    with open(full, "rb") as file:
        head = file.read(8)
    return len(head) == 8 and int.from_bytes(head[4:], "little") & 0b11 == _UNCHECKED


def _small(path: str) -> str:
    """A file that is read whole; empty when it is not there, or too large to be what it should be."""
    try:
        if not os.path.isfile(path) or os.path.getsize(path) > LARGEST_RECORD:
            return ""
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            return file.read()
    except OSError:
        return ""


def _first(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.MULTILINE)
    return found.group(1) if found else ""


def _within(root: str, path: str) -> str:
    return os.path.relpath(path, root)


def _is_within(root: str, path: str) -> bool:
    return os.path.commonpath([root, os.path.realpath(path)]) == root


def write(document: dict[str, Any], output: str) -> None:
    """Write a collection; `-` is the standard output.

    Raises:
        OSError: it cannot be written.
    """
    text = json.dumps(document, indent=1, sort_keys=True) + "\n"
    if output == "-":
        sys.stdout.write(text)
        return
    part = output + ".part"
    with open(part, "w", encoding="ascii") as file:
        file.write(text)
    os.replace(part, output)


def main(arguments: list[str] | None = None) -> int:
    """Collect from the command line: 0 if any code was found, 3 if none, 2 if it could not be done."""
    parser = argparse.ArgumentParser(description="Write down which OpenStack code is installed here.")
    parser.add_argument("--root", action="append", metavar="DIR", help="root to search (default: /)")
    parser.add_argument("-o", "--output", default="-", metavar="FILE", help="default: standard output")
    parsed = parser.parse_args(arguments)
    try:
        document = collect(parsed.root or ["/"])
        write(document, parsed.output)
    except OSError as failure:
        sys.stderr.write(f"{failure.filename or parsed.output}: {failure.strerror}\n")
        return 2
    for one in document["installations"]:
        sys.stderr.write("{distribution} {version} ({kind}) in {location}\n".format(**one))
    return 0 if document["installations"] else 3


if __name__ == "__main__":
    sys.exit(main())

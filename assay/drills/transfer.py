"""Carries images between clouds by files: streamed, resumed where they were cut, and held against digests."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests
from keystoneauth1 import exceptions as auth_exceptions
from keystoneauth1.adapter import Adapter

from assay.cloud.stop import Interrupted, Stop
from assay.cloud.transport import Disturbed
from assay.kit.cloud import Cloud
from assay.kit.rest import Refused, Reply
from assay.problem import ExitCode, Problem

GIB = 1 << 30
LIMIT = 20 * GIB
"""Bytes that one image may have, unless a person allows more."""

_PIECE = 1 << 20
_TRIES = 5
_SPARE = 256 << 20
"""Bytes that stay free on the disk."""
_PATIENCE = 900.0
"""Seconds that a service may take to store what was sent."""

Progress = Callable[[int, int], None]
"""Told the bytes carried so far and in all."""


class Corrupted(Exception):
    """What arrived is not what was sent. The text says how that was seen."""


@dataclass(frozen=True, kw_only=True)
class Carried:
    """An image that was carried one way.

    Attributes:
        image: Id of the image.
        bytes: Its size.
        sha256: Of its bytes, in hex.
        verified: The digest that both ends agree on, such as `sha512`; empty when the cloud told none.
        resumed: How many times it was cut and went on.
    """

    image: str
    bytes: int
    sha256: str
    verified: str
    resumed: int = 0

    @property
    def told(self) -> str:
        """What came of it, for people."""
        held = f"{self.verified} verified" if self.verified else "the cloud tells no digest, so none was held"
        return held + (f", resumed {self.resumed} times" if self.resumed else "")


def download(
    adapter: Adapter, image: str, path: Path, *, limit: int = LIMIT, progress: Progress, stop: Stop
) -> Carried:
    """Download an image into a file; what an earlier attempt left beside it is continued.

    Args:
        adapter: Of the image service.
        image: Id of an active image.
        path: The file; it is there only when all of it is, and right.
        limit: Bytes that the image may have.
        progress: Told how far it is.
        stop: Interrupts it.

    Raises:
        Corrupted: its bytes do not have the digest that the cloud tells.
        Disturbed: the line broke again and again without a byte in between.
        Problem: it is too large, or the disk is too full.
        Refused: the cloud does not give it.
    """
    asked = f"/images/{image}"
    shown = Reply(f"GET {asked}", adapter.get(asked, raise_exc=False))
    if shown.status >= 400:
        raise Refused(shown)
    size = shown.body.get("size") or 0
    algorithm, digest = _told(shown.body)
    _insist_on_room(path, size, limit)
    part = path.with_name(f"{path.name}.{image}.part")
    hashes = _Hashes(algorithm)
    have = hashes.read(part) if part.exists() else 0
    resumed = cuts = 0
    while not size or have < size:
        before = have
        try:
            have = _fetch(adapter, f"{asked}/file", part, have, hashes, limit, size, progress, stop)
            if not size or have >= size:
                break
        except (requests.exceptions.RequestException, auth_exceptions.ConnectionError):
            have = part.stat().st_size if part.exists() else 0
        resumed += 1
        cuts = 0 if have > before else cuts + 1
        if cuts >= _TRIES:
            raise Disturbed(f"the download of the image {image} broke off {cuts} times at byte {have}")
        stop.sleep(0.2 * 2**cuts)
    _insist_on_digest(part, size, have, algorithm, digest, hashes)
    part.replace(path)
    return Carried(
        image=image,
        bytes=have,
        sha256=hashes.hex("sha256"),
        verified=algorithm,
        resumed=resumed,
    )


def upload(
    cloud: Cloud,
    adapter: Adapter,
    path: Path,
    *,
    name: str,
    disk_format: str,
    progress: Progress,
    stop: Stop,
) -> Carried:
    """Upload a file as an image, and hold what the cloud says that it stored against the file.

    Args:
        cloud: Where to.
        adapter: Of its image service.
        path: The file.
        name: Of the image.
        disk_format: Such as `qcow2`.
        progress: Told how far it is.
        stop: Interrupts it.

    Raises:
        Corrupted: the cloud stored something else.
        NeverReached: the image does not become active.
        Refused: the cloud does not take it.
    """
    images = cloud.rest("image")
    wish = {"name": name, "disk_format": disk_format, "container_format": "bare"}
    image = str(images.post("/images", json=wish)["id"])
    content = _Content(path, progress, stop)
    reply = Reply(
        f"PUT /images/{image}/file",
        adapter.put(
            f"/images/{image}/file",
            data=content,
            headers={"Content-Type": "application/octet-stream"},
            timeout=_PATIENCE,
            raise_exc=False,
        ),
    )
    if reply.status >= 400:
        raise Refused(reply)
    cloud.wait(
        "the image is active",
        lambda: str(images.get(f"/images/{image}")["status"]),
        lambda status: status == "active",
        doomed=lambda status: status in ("killed", "deleted"),
        timeout=_PATIENCE,
    )
    stored = images.get(f"/images/{image}").body
    if stored.get("size") != len(content):
        raise Corrupted(f"{len(content)} bytes were sent, and the cloud stored {stored.get('size')}")
    algorithm, digest = _told(stored)
    if algorithm and _of_file(path, algorithm) != digest:
        raise Corrupted(f"the {algorithm} of what the cloud stored is not that of the file")
    return Carried(image=image, bytes=len(content), sha256=_of_file(path, "sha256"), verified=algorithm)


class _Content:
    """A file as a request's body, which begins anew each time that it has to be sent."""

    def __init__(self, path: Path, progress: Progress, stop: Stop):
        self._path = path
        self._size = path.stat().st_size
        self._progress = progress
        self._stop = stop

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[bytes]:
        sent = 0
        with self._path.open("rb") as file:
            while piece := file.read(_PIECE):
                if self._stop.asked:
                    raise Interrupted
                yield piece
                sent += len(piece)
                self._progress(sent, self._size)


class _Hashes:
    """The running digests of what has arrived."""

    def __init__(self, algorithm: str):
        self._names = {"sha256", algorithm} - {""}
        self.restart()

    def restart(self) -> None:
        """Begin anew."""
        self._running = {name: hashlib.new(name, usedforsecurity=False) for name in self._names}

    def add(self, piece: bytes) -> None:
        """Take in what came."""
        for running in self._running.values():
            running.update(piece)

    def read(self, path: Path) -> int:
        """Take in what an earlier attempt left; returns how many bytes that is."""
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                self.add(piece)
        return path.stat().st_size

    def hex(self, name: str) -> str:
        """One of the digests, in hex."""
        return self._running[name].hexdigest()


def _fetch(
    adapter: Adapter,
    asked: str,
    part: Path,
    have: int,
    hashes: _Hashes,
    limit: int,
    size: int,
    progress: Progress,
    stop: Stop,
) -> int:
    """Append what comes to the file; how many bytes it has now."""
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
    response = adapter.get(asked, headers=headers, stream=True, raise_exc=False)
    with response:
        if response.status_code >= 400 and response.status_code != 416:
            raise Refused(Reply(f"GET {asked}", response))
        if have and not _continues(response, have):  # it sends all of it, or cannot go on: begin anew
            part.unlink()
            hashes.restart()
            have = 0
            if response.status_code != 200:
                return have
        with part.open("ab") as file:
            for piece in response.iter_content(_PIECE):
                if stop.asked:
                    raise Interrupted
                have += len(piece)
                if have > (size or limit):
                    raise Corrupted(f"more came than the {size or limit} bytes that were to come")
                file.write(piece)
                file.flush()
                hashes.add(piece)
                progress(have, size)
    return have


def _continues(response: requests.Response, have: int) -> bool:
    """Whether what comes begins where the file ends (RFC 9110, 14.4)."""
    return response.status_code == 206 and str(response.headers.get("Content-Range", "")).startswith(
        f"bytes {have}-"
    )


def _told(image: dict[str, Any]) -> tuple[str, str]:
    """The digest that the cloud tells of an image, the stronger one; empty texts when it tells none."""
    algorithm, digest = image.get("os_hash_algo"), image.get("os_hash_value")
    if algorithm in hashlib.algorithms_guaranteed and digest:
        return str(algorithm), str(digest).lower()
    return ("md5", str(image["checksum"]).lower()) if image.get("checksum") else ("", "")


def _insist_on_room(path: Path, size: int, limit: int) -> None:
    if size > limit:
        raise Problem(
            f"The image has {size / GIB:.1f} GiB, more than the {limit / GIB:.1f} GiB that one may have.",
            advice="Allow more by --limit GIB, if this machine has the room.",
            exit_code=ExitCode.INCOMPLETE,
        )
    free = shutil.disk_usage(path.parent).free
    if size + _SPARE > free:
        raise Problem(
            f"The image has {size / GIB:.1f} GiB, and only {free / GIB:.1f} GiB are free at {path.parent}.",
            advice="Make room, or write the drill elsewhere by -o DIR.",
            exit_code=ExitCode.INCOMPLETE,
        )


def _insist_on_digest(part: Path, size: int, have: int, algorithm: str, digest: str, hashes: _Hashes) -> None:
    if size and have != size:
        part.unlink()
        raise Corrupted(f"{size} bytes were to come, and {have} came")
    if algorithm and hashes.hex(algorithm) != digest:
        part.unlink()
        raise Corrupted(f"the {algorithm} of what came is {hashes.hex(algorithm)[:16]}…, not {digest[:16]}…")


def _of_file(path: Path, algorithm: str) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.new(algorithm, usedforsecurity=False)).hexdigest()

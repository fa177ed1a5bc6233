"""The application of a drill: what is built on one cloud and has to work on another."""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from assay.model.drill import Adaptation


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
        flavor: Of the source, by name, which says what it must have at least; empty if the shape does.
        first: User-data where it is built.
        moved: User-data where it was moved to.
        grown: User-data of the half that is grown.
        config_drive: Whether it wants its metadata on a drive, whatever the network gives.
        volumes: Its data.
        ports: TCP ports that have to be open.
        proof: What a healthy instance says.
        vouched: Whether only lines of its console count that carry the tiny guest's checksum.
        adaptations: What a drill builds otherwise than the application's author wrote, on both clouds.
        digest: SHA-256 of all this, in hex.
    """

    name: str
    image_name: str = ""
    image_file: Path | None = None
    image_format: str = ""
    shape: Shape = Shape()
    flavor: str = ""
    first: str = ""
    moved: str = ""
    grown: str = ""
    config_drive: bool = False
    volumes: tuple[DataVolume, ...] = ()
    ports: tuple[int, ...] = ()
    proof: Proof
    vouched: bool = False
    adaptations: tuple[Adaptation, ...] = ()
    digest: str = ""


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

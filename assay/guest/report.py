"""What a guest says of itself, as nouns. A number that it could not tell is None, such a word is empty."""

from collections.abc import Mapping
from dataclasses import dataclass

from .lines import Line


@dataclass(frozen=True)
class Boot:
    """How it came up.

    Args:
        kernel: Its kernel.
        boots: How often this disk was booted, this time included.
        instance: The instance that it believes to be.
        kind: `first` on a new disk, `again` in the same instance, `clone` on another instance's disk.
        ended: How the start before ended: `poweroff` or `reboot` in order; `no` if cut off, or if none was.
    """

    kernel: str
    boots: int | None
    instance: str
    kind: str
    ended: str


@dataclass(frozen=True)
class Hardware:
    """The machine.

    Args:
        cpus: How many processors.
        memory_kib: What the kernel may use of the memory.
        vendor: Who made it, by its DMI table.
        product: What it is, by its DMI table.
        uuid: Its identity, by its DMI table.
        serial: Its serial number, by its DMI table.
        rng: The source of entropy that the host gives, or `none`.
        entropy: How much there is, in bits.
        virtual: Whether there is a hypervisor below.
    """

    cpus: int | None
    memory_kib: int | None
    vendor: str
    product: str
    uuid: str
    serial: str
    rng: str
    entropy: int | None
    virtual: bool


@dataclass(frozen=True)
class Clock:
    """The clock.

    Args:
        epoch: What it showed, in seconds since 1970, UTC.
        uptime: When it was read, in seconds since the start.
        source: What drives it.
    """

    epoch: int | None
    uptime: float
    source: str


@dataclass(frozen=True)
class Disk:
    """A disk or a partition.

    Args:
        name: The kernel's name of it.
        bytes: Its size.
        bus: `virtio`, `scsi`, `ata`, `other`; empty for a partition.
        serial: Its serial number.
        id: How udev would name it below `/dev/disk/by-id`.
        removable: Whether its medium can be.
        readonly: Whether it can only be read.
        fs: `ext`, `xfs`, `vfat`, `iso9660`, `swap`, `mbr`, `gpt` or `none`.
        label: The file system's label.
    """

    name: str
    bytes: int | None
    bus: str
    serial: str
    id: str
    removable: bool
    readonly: bool
    fs: str
    label: str


@dataclass(frozen=True)
class Root:
    """What it was booted from, sizes in bytes."""

    device: str
    disk_bytes: int | None
    partition_bytes: int | None
    fs_bytes: int | None
    free_bytes: int | None


@dataclass(frozen=True)
class Link:
    """A network card.

    Args:
        name: The kernel's name of it.
        mac: Its hardware address, in small letters.
        mtu: The largest packet, in bytes.
        state: `up`, `down` and the like.
        ipv4: Its addresses, each with its prefix length.
        ipv6: Its addresses, each with its prefix length.
        by: `dhcp`, or `static` where network_data.json said all.
    """

    name: str
    mac: str
    mtu: int | None
    state: str
    ipv4: tuple[str, ...]
    ipv6: tuple[str, ...]
    by: str


@dataclass(frozen=True)
class Route:
    """Where packets go: `to` a network or `default`, `via` a gateway or nothing, through the card `dev`."""

    version: int | None
    to: str
    via: str
    dev: str


@dataclass(frozen=True)
class Sources:
    """Who told it what it is.

    Args:
        drive: The device of the config drive, or `no`.
        service: Whether the metadata service answered.
        ec2: Whether it answered in EC2's manner.
        six: The cards on which it answered at its IPv6 address.
        used: `drive`, `service` or `none`.
    """

    drive: str
    service: bool
    ec2: bool
    six: tuple[str, ...]
    used: str


@dataclass(frozen=True)
class Document:
    """A document of a source.

    Args:
        source: `drive` or `service`.
        name: Its file name, such as `meta_data.json`.
        bytes: Its size.
        sha256: Digest of user data as it is, of another document without its password and random seed.
        text: It without those; None for user data, for what the drive has as well, when a part is lost.
    """

    source: str
    name: str
    bytes: int | None
    sha256: str
    text: str | None


@dataclass(frozen=True)
class UserData:
    """What came of user data.

    Args:
        bytes: Its size; 0 when there is none.
        sha256: Its digest.
        ran: `now`, `running`, `before` in an earlier boot, `no` for what is no script, `none` for nothing.
        exit: What it ended with.
        runs: How often any was run from this disk.
    """

    bytes: int | None
    sha256: str
    ran: str
    exit: int | None
    runs: int | None


@dataclass(frozen=True)
class Key:
    """A public key: its type, and its fingerprint as `ssh-keygen -l` shows it."""

    type: str
    fingerprint: str


@dataclass(frozen=True)
class Report:
    """What a guest said since it was last started.

    Args:
        begun: Whether the beginning of this start was seen; False in a log that was cut.
        ready: Whether it said that its first report, and user data, are done.
        complete: Whether every line of a whole report is there.
        stopped: `poweroff` or `reboot` once it went down in order, else empty.
        damaged: How many lines did not agree with their checksums, in the whole text.
        leases: What each card's DHCP server said, by the card's name.
        dns: The addresses of its name servers.
        ec2: What the metadata service said in EC2's manner, by key.
        said: The last value that user data's script said, by key.
        events: All lines that are no part of a report, in order: probes, peers, flows, contents, changes.
    """

    begun: bool
    ready: bool
    complete: bool
    stopped: str
    damaged: int
    boot: Boot | None
    hardware: Hardware | None
    clock: Clock | None
    disks: tuple[Disk, ...]
    root: Root | None
    swap_kib: Mapping[str, int | None]
    links: tuple[Link, ...]
    routes: tuple[Route, ...]
    dns: tuple[str, ...]
    leases: Mapping[str, Mapping[str, str]]
    sources: Sources | None
    documents: tuple[Document, ...]
    ec2: Mapping[str, str]
    userdata: UserData | None
    hostname: str
    root_locked: bool | None
    keys: tuple[Key, ...]
    sshd_up: bool | None
    host_key: str
    said: Mapping[str, str]
    events: tuple[Line, ...]

    def document(self, name: str, source: str = "") -> Document | None:
        """Return a document by its name: of one source, or of the one that the guest used."""
        wanted = source or (self.sources.used if self.sources else "")
        return next((each for each in self.documents if (each.source, each.name) == (wanted, name)), None)

    def last(self, topic: str, name: str) -> Line | None:
        """Return the last thing that a probe, a flow or a server of a name said."""
        of = (
            line for line in reversed(self.events) if line.topic == topic and line.fields.get("name") == name
        )
        return next(of, None)

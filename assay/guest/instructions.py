"""What a guest is told to do: user data, a script of the guest's own commands, from typed instructions.

What each of them says on the console is in docs/guest.md.
"""

import hashlib
import re
import shlex
from dataclasses import dataclass
from typing import Protocol

from assay.problem import Problem

LARGEST = 65535 // 4 * 3
"""How large user data may be, in bytes: nova takes no more in base64."""
MIB = 1024 * 1024
_NAME = re.compile(r"[A-Za-z0-9_.-]{1,40}")
_LINE = 64


class Instruction(Protocol):
    """One thing to do."""

    def words(self) -> tuple[str, ...]:
        """Return the command and its arguments."""


@dataclass(frozen=True)
class Tcp:
    """Try again and again whether a port takes connections."""

    name: str
    host: str
    port: int
    every: int = 1

    def words(self) -> tuple[str, ...]:
        """Return the command and its arguments."""
        return _probe(self.name, self.every, "tcp", self.host, str(self.port))


@dataclass(frozen=True)
class Ping:
    """Try again and again whether a packet comes back.

    Args:
        name: What it is called on the console.
        host: An address.
        size: How much the packet carries, in bytes; IPv4 and ICMP add 28.
        whole: Whether it may be cut in pieces on its way.
        every: The pause between two tries, in seconds.
    """

    name: str
    host: str
    size: int = 56
    whole: bool = False
    every: int = 1

    def words(self) -> tuple[str, ...]:
        """Return the command and its arguments."""
        return _probe(
            self.name, self.every, "ping", self.host, str(self.size), *(("df",) if self.whole else ())
        )


@dataclass(frozen=True)
class Dns:
    """Look a name up again and again."""

    name: str
    host: str
    every: int = 5

    def words(self) -> tuple[str, ...]:
        """Return the command and its arguments."""
        return _probe(self.name, self.every, "dns", self.host)


@dataclass(frozen=True)
class Http:
    """Fetch a document again and again; its digest is told."""

    name: str
    url: str
    every: int = 5

    def words(self) -> tuple[str, ...]:
        """Return the command and its arguments."""
        return _probe(self.name, self.every, "http", self.url)


@dataclass(frozen=True)
class Arp:
    """Ask again and again which card has an address."""

    name: str
    host: str
    every: int = 2

    def words(self) -> tuple[str, ...]:
        """Return the command and its arguments."""
        return _probe(self.name, self.every, "arp", self.host)


@dataclass(frozen=True)
class Serve:
    """Accept connections at a port, echo every line, tell every new peer."""

    name: str
    port: int

    def words(self) -> tuple[str, ...]:
        """Return the command and its arguments."""
        return "assay-serve", _named(self.name), "tcp", str(self.port)


@dataclass(frozen=True)
class Flow:
    """Hold one connection to a server open, and tell when it falls silent or ends."""

    name: str
    host: str
    port: int

    def words(self) -> tuple[str, ...]:
        """Return the command and its arguments."""
        return "assay-flow", _named(self.name), self.host, str(self.port)


@dataclass(frozen=True)
class WriteDisk:
    """Fill the beginning of a disk, as soon as it is there, with what a seed decides.

    Args:
        disk: Its serial number, which is the volume's id, or the kernel's name of it.
        seed: What decides the content; up to 31 characters of it.
        mib: How much, in MiB.
    """

    disk: str
    seed: str
    mib: int

    def words(self) -> tuple[str, ...]:
        """Return the command and its arguments."""
        return "assay-disk", "write", self.disk, _named(self.seed), str(self.mib)


@dataclass(frozen=True)
class SumDisk:
    """Tell the digest of the beginning of a disk, as soon as it is there."""

    disk: str
    mib: int

    def words(self) -> tuple[str, ...]:
        """Return the command and its arguments."""
        return "assay-disk", "sum", self.disk, str(self.mib)


@dataclass(frozen=True)
class Httpd:
    """Serve the files of a folder at a port."""

    port: int
    folder: str

    def words(self) -> tuple[str, ...]:
        """Return the command and its arguments."""
        return "assay-httpd", str(self.port), self.folder


@dataclass(frozen=True)
class Say:
    """Let the console say something."""

    key: str
    value: str

    def words(self) -> tuple[str, ...]:
        """Return the command and its arguments."""
        return "assay-say", _named(self.key), self.value


@dataclass(frozen=True)
class Phone:
    """Send the first report to an address, as JSON."""

    url: str

    def words(self) -> tuple[str, ...]:
        """Return the command and its arguments."""
        return "assay-phone", self.url


def script(*instructions: Instruction) -> str:
    """Return the user data of a guest that is to do something, in this order.

    Raises:
        Problem: It is longer than a cloud takes, or something has a name that the console cannot say.
    """
    text = "#!/bin/sh\n" + "".join(f"{shlex.join(each.words())}\n" for each in instructions)
    if len(text.encode()) > LARGEST:
        raise Problem(f"A guest cannot be told so much: its user data would be longer than {LARGEST} bytes.")
    return text


def content_digest(seed: str, mib: int) -> str:
    """Return the SHA-256 of what `WriteDisk` writes, to hold against what a guest says."""
    digest = hashlib.sha256()
    per_mib = MIB // _LINE
    for part in range(mib):
        lines = range(part * per_mib, (part + 1) * per_mib)
        digest.update("".join(f"{seed:31.31s} {number:031d}\n" for number in lines).encode())
    return digest.hexdigest()


def _probe(name: str, every: int, *words: str) -> tuple[str, ...]:
    return ("assay-probe", _named(name), "every", str(every), *words)


def _named(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise Problem(
            f"A guest's instruction cannot be called {name!r}.",
            advice="Use up to 40 letters, digits, dots, dashes and underscores.",
        )
    return name

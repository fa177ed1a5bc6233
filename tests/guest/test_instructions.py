"""A guest's instructions become a script that a shell reads as they were meant."""

import hashlib
import shlex

import pytest

from assay.guest import instructions
from assay.guest.instructions import (
    Arp,
    Dns,
    Flow,
    Http,
    Httpd,
    Phone,
    Ping,
    Say,
    Serve,
    SumDisk,
    Tcp,
    WriteDisk,
)
from assay.problem import Problem


def test_script() -> None:
    """Every instruction is one command, in order, whatever its words hold."""
    script = instructions.script(
        Tcp("web", "10.0.0.1", 80),
        Ping("big", "10.0.0.1", 1400, whole=True, every=2),
        Dns("name", "web.example.org"),
        Http("page", "http://10.0.0.1/a b"),
        Arp("neighbour", "10.0.0.9"),
        Serve("echo", 7),
        Flow("long", "10.0.0.1", 7),
        WriteDisk("0a1b", "seed", 4),
        SumDisk("0a1b", 4),
        Httpd(80, "/root"),
        Say("key", "a; reboot\n'x'"),
        Phone("http://10.0.0.1/phone"),
    )
    assert script.startswith("#!/bin/sh\n")
    words = shlex.split(script.removeprefix("#!/bin/sh\n"))
    assert words[:6] == ["assay-probe", "web", "every", "1", "tcp", "10.0.0.1"]
    assert words.index("df") == words.index("1400") + 1
    assert "a; reboot\n'x'" in words
    assert words[-2:] == ["assay-phone", "http://10.0.0.1/phone"]


def test_names_are_plain() -> None:
    """A name that would break the console's lines is refused."""
    with pytest.raises(Problem, match="cannot be called"):
        instructions.script(Serve('a" b', 7))


def test_script_is_bounded() -> None:
    """More than a cloud takes is refused."""
    with pytest.raises(Problem, match="longer than"):
        instructions.script(Say("key", "x" * instructions.LARGEST))


def test_content_digest() -> None:
    """The content of a disk is lines of 64 bytes, so many to a MiB."""
    line = f"{'seed':31s} {16383:031d}\n".encode()
    assert len(line) == 64
    lines = b"".join(f"{'seed':31s} {number:031d}\n".encode() for number in range(16384))
    assert instructions.content_digest("seed", 1) == hashlib.sha256(lines).hexdigest()

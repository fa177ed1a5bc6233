"""Knocking at a cloud's addresses from the machine that Assay runs on."""

import errno
import socket
from dataclasses import dataclass

PATIENCE = 10.0
"""Longest wait for one answer, in seconds."""
_NO_WAY = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL, errno.ENETDOWN}


@dataclass(frozen=True, kw_only=True)
class Knock:
    """What came of knocking.

    Attributes:
        said: The first line that was said at the other end; empty for none.
        problem: Why there are none.
        no_way: Whether this machine has no way there at all.
    """

    said: str = ""
    problem: str = ""
    no_way: bool = False


def knock(address: str, port: int) -> Knock:
    """Connect by TCP and read what the other end says first, as an SSH server does.

    Args:
        address: An IP address.
        port: Number of the port.
    """
    try:
        with socket.create_connection((address, port), timeout=PATIENCE) as line:
            return Knock(said=line.recv(256).decode(errors="replace").partition("\n")[0].strip())
    except OSError as failure:
        why = failure.strerror or str(failure)
        return Knock(problem=why, no_way=failure.errno in _NO_WAY)

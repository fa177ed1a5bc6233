"""Who gets processor time first: the services of a cloud, then its guests.

Linux shares processors out among sessions. Every emulated guest is one, and nearly all services together are
one: when ten guests boot, the switch that has to answer their DHCP requests would get an eleventh.
"""

import contextlib
from pathlib import Path

from assay.lab import processes

NICE = -15
"""How far the services go before their guests, as `nice` counts it."""


def put_services_first(directory: Path) -> None:
    """Let every process that a cloud has now go before the guests that it will have.

    Args:
        directory: The cloud's directory.
    """
    for process in processes.inhabitants(directory).values():
        with contextlib.suppress(OSError):  # it has ended, or this kernel shares out among processes
            Path(f"/proc/{process.pid}/autogroup").write_text(str(NICE), encoding="ascii")

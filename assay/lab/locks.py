"""Exclusive use of a directory among processes, by a lock that dies with its holder."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def exclusive(directory: Path) -> Iterator[None]:
    """Hold a directory for oneself; make it when it is missing, wait while another process holds it.

    The lock is on the directory itself, so no lock file stays behind, and whoever holds it may remove the
    directory.
    """
    while True:
        with contextlib.suppress(FileExistsError):  # `exist_ok` would look again, when it may be gone
            directory.mkdir(mode=0o700, parents=True)
        try:
            descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
        except FileNotFoundError:
            continue  # its last holder removed it just now
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            if _is(directory, descriptor):
                yield
                return
        finally:
            os.close(descriptor)


def _is(directory: Path, descriptor: int) -> bool:
    """Tell whether the path still means the directory that was locked."""
    try:
        return os.path.samestat(os.stat(directory), os.fstat(descriptor))
    except FileNotFoundError:
        return False

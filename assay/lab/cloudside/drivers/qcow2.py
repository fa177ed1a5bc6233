"""A disk as an image of the format qcow2, version 2, with nothing in it but what was written to the disk.

Other clouds have qemu-img do this. See https://gitlab.com/qemu-project/qemu/-/blob/master/docs/interop/qcow2.rst
"""

import struct
from typing import IO

_BITS = 16
_CLUSTER = 1 << _BITS
_ENTRIES = _CLUSTER // 8
"""Of a table, each of which names a cluster."""
_ALONE = 1 << 63
"""Said of a cluster that one entry names."""
_TABLE, _COUNTS, _FIRST, _SECOND = range(1, 5)
"""The clusters with the table of the counts, the counts, the first table, and the first one of the second."""


def write(content: IO[bytes], size: int, target: IO[bytes]) -> None:
    """Write an image.

    Args:
        content: The beginning of the disk; zeros come after it.
        size: Bytes that the disk has.
        target: Where the image goes, from its beginning on.

    Raises:
        ValueError: there is too much in it for one cluster of counts, which is two gigabytes.
    """
    clusters: dict[int, bytes] = {}
    for number, data in enumerate(iter(lambda: content.read(_CLUSTER), b"")):
        if data.strip(b"\0"):
            clusters[number] = data.ljust(_CLUSTER, b"\0")
    seconds = sorted({number // _ENTRIES for number in clusters})
    used = _SECOND + len(seconds) + len(clusters)
    if used > _CLUSTER // 2:
        raise ValueError("there is too much in it")
    places = {number: _SECOND + len(seconds) + place for place, number in enumerate(clusters)}
    first = -(-size // (_CLUSTER * _ENTRIES))
    header = struct.pack(
        ">4sIQIIQIIQQIIQ",
        *(b"QFI\xfb", 2, 0, 0, _BITS, size, 0, first, _FIRST * _CLUSTER, _TABLE * _CLUSTER, 1, 0, 0),
    )
    target.write(header.ljust(_CLUSTER, b"\0"))
    target.write(struct.pack(">Q", _COUNTS * _CLUSTER).ljust(_CLUSTER, b"\0"))
    target.write(struct.pack(f">{used}H", *[1] * used).ljust(_CLUSTER, b"\0"))
    target.write(_table({which: _SECOND + place for place, which in enumerate(seconds)}))
    for which in seconds:
        target.write(_table({n % _ENTRIES: place for n, place in places.items() if n // _ENTRIES == which}))
    for data in clusters.values():
        target.write(data)


def _table(clusters: dict[int, int]) -> bytes:
    """A table that names these clusters, by their entries."""
    entries = [0] * _ENTRIES
    for entry, cluster in clusters.items():
        entries[entry] = cluster * _CLUSTER | _ALONE
    return struct.pack(f">{_ENTRIES}Q", *entries)

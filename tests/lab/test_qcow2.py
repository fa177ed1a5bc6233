"""The lab's own writer of qcow2, which its clouds have in the place of qemu-img."""

import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assay.drills import disk
from assay.lab.cloudside.drivers import qcow2

_CLUSTER = 1 << 16
_GIB = 1 << 30


def _image(content: bytes, size: int) -> bytes:
    target = io.BytesIO()
    qcow2.write(io.BytesIO(content), size, target)
    return target.getvalue()


def _number(image: bytes, place: int, length: int = 8) -> int:
    return int.from_bytes(image[place : place + length], "big")


def _read(image: bytes, cluster: int) -> bytes:
    """A cluster of the disk, found as any reader of the format finds it."""
    address = (1 << 56) - 512
    first = _number(image, 40) + 8 * (cluster // 8192)
    second = _number(image, first) & address
    place = _number(image, second + 8 * (cluster % 8192)) & address if second else 0
    return image[place : place + _CLUSTER] if place else bytes(_CLUSTER)


@settings(max_examples=20, deadline=None)
@given(clusters=st.dictionaries(st.integers(0, 40), st.binary(min_size=1, max_size=99), max_size=5))
def test_what_was_written_is_read(clusters: dict[int, bytes]) -> None:
    """Each cluster is where its tables say; what was never written takes no room."""
    content = bytearray(41 * _CLUSTER)
    for number, data in clusters.items():
        content[number * _CLUSTER : number * _CLUSTER + len(data)] = data
    image = _image(bytes(content), _GIB)
    for number in range(41):
        assert _read(image, number) == content[number * _CLUSTER :][:_CLUSTER]
    written = sum(any(data) for data in clusters.values())
    assert len(image) == (4 + bool(written) + written) * _CLUSTER


def test_a_drill_takes_it_for_whole(tmp_path: Path) -> None:
    """Also of a disk on which there is nothing."""
    for name, content in (("blank", b""), ("written", b"data" * 50_000)):
        path = tmp_path / name
        path.write_bytes(_image(content, _GIB))
        disk.insist_on_whole(path, "qcow2")


@pytest.mark.skipif(not shutil.which("qemu-img"), reason="Debian's qemu-utils are not installed")
def test_qemu_takes_it_for_sound(tmp_path: Path) -> None:
    """The program that defines the format finds no fault, and the same bytes."""
    content = b"".join(bytes([number]) * _CLUSTER for number in (1, 0, 2, 3, 0, 4))
    (tmp_path / "image").write_bytes(_image(content, 2 * _GIB))
    (tmp_path / "raw").write_bytes(content)
    checked = subprocess.run(
        ["qemu-img", "check", "--output", "json", "image"], cwd=tmp_path, capture_output=True, check=True
    )
    assert json.loads(checked.stdout)["check-errors"] == 0
    told = subprocess.run(
        ["qemu-img", "info", "--output", "json", "image"], cwd=tmp_path, capture_output=True, check=True
    )
    assert json.loads(told.stdout)["virtual-size"] == 2 * _GIB
    subprocess.run(
        ["qemu-img", "compare", "-f", "raw", "-F", "qcow2", "raw", "image"], cwd=tmp_path, check=True
    )

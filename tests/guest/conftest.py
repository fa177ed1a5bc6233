"""The guest's image, built once; what is missing on this machine is said, with how to install it."""

import shutil
import subprocess
from pathlib import Path

import pytest

from assay import guest
from assay.guest import tools

NEEDED = {"qemu-system-x86_64": "qemu-system-x86", "genisoimage": "genisoimage"}


@pytest.fixture(scope="session")
def image() -> Path:
    """The guest's image."""
    packages = [package for tool, package in NEEDED.items() if shutil.which(tool) is None]
    if missing := (*packages, *tools.missing()):
        pytest.skip("the guest cannot be booted here: apt-get install " + " ".join(missing))
    return guest.ensure(print)


@pytest.fixture(scope="module")
def disk(image: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A disk of 1 GiB with the guest on it."""
    path = tmp_path_factory.mktemp("disk") / "root.qcow2"
    subprocess.run(
        ["qemu-img", "create", "-q", "-f", "qcow2", "-b", image, "-F", "qcow2", path, "1G"], check=True
    )
    return path

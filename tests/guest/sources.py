"""What a cloud would give a guest: documents, on a drive or by a service."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ANSWER = Path(__file__).with_name("answer.py")


def documents(folder: Path, meta: dict[str, Any], network: dict[str, Any], user_data: bytes) -> Path:
    """Write documents as the metadata service and the config drive name them, and return the folder."""
    latest = folder / "openstack/latest"
    latest.mkdir(parents=True)
    (latest / "meta_data.json").write_text(json.dumps(meta))
    (latest / "network_data.json").write_text(json.dumps(network))
    (latest / "vendor_data.json").write_text("{}")
    (latest / "user_data").write_bytes(user_data)
    ec2 = folder / "2009-04-04/meta-data"
    (ec2 / "placement").mkdir(parents=True)
    (ec2 / "instance-id").write_text("i-00000001")
    (ec2 / "local-ipv4").write_text("169.254.169.15")
    (ec2 / "placement/availability-zone").write_text("nova")
    return folder


def iso(folder: Path, to: Path) -> tuple[str, ...]:
    """Return the arguments of a machine with a config drive in the form of a disc."""
    subprocess.run(["genisoimage", "-quiet", "-o", to, "-V", "config-2", "-R", "-J", folder], check=True)
    return "-cdrom", str(to)


def vfat(folder: Path, to: Path) -> tuple[str, ...]:
    """Return the arguments of a machine with a config drive in the form of a disk."""
    with to.open("wb") as file:
        file.truncate(8 * 1024 * 1024)
    subprocess.run(["mformat", "-i", to, "-v", "config-2", "::"], check=True)
    subprocess.run(["mcopy", "-s", "-i", to, folder / "openstack", "::/"], check=True)
    return "-drive", f"file={to},if=none,id=drive,format=raw", "-device", "virtio-blk-pci,drive=drive"


def service(folder: Path) -> tuple[str, ...]:
    """Return the arguments of a machine in a network with DHCP and a metadata service."""
    network = "user,model=virtio-net-pci,net=169.254.169.0/24,dhcpstart=169.254.169.15"
    return "-nic", f"{network},{answering('169.254.169.254', folder)}"


def answering(address: str, folder: Path) -> str:
    """Return a network's option: an address answers from a folder, and keeps there what is sent."""
    return f"guestfwd=tcp:{address}:80-cmd:{sys.executable} {ANSWER} {folder}"

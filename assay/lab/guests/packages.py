"""The Debian packages that real guests need: what is missing, and installing it when a person asks for it."""

import os
import shutil
import subprocess
from pathlib import Path

from assay.guest import tools
from assay.lab.progress import Progress
from assay.problem import Problem

NEEDED = (
    # virtual machines
    "qemu-system-x86",
    "qemu-utils",
    "seabios",
    "ipxe-qemu",
    "libvirt-daemon",
    "libvirt-daemon-system",
    "libvirt-daemon-driver-qemu",
    "libvirt-clients",
    "python3-libvirt",
    "genisoimage",
    # networks
    "openvswitch-switch",
    "ovn-central",
    "ovn-host",
    "ovn-common",
    "iproute2",
    "iptables",
    "ebtables",
    "ipset",
    "conntrack",
    "ethtool",
    "haproxy",
    # databases, message bus, volumes
    "mariadb-server",
    "rabbitmq-server",
    "nfs-common",
)
"""What such a cloud runs, beside the guest's own tools. Debian and Ubuntu call them the same."""

NO_SERVICE_STARTS = (
    "#!/bin/sh\n# Written by `assay lab up --install` for the time of one installation.\nexit 101\n"
)
POLICY = Path("/usr/sbin/policy-rc.d")


def missing() -> tuple[str, ...]:
    """Return the needed packages that are not installed.

    Raises:
        Problem: This machine has no Debian packages.
    """
    if shutil.which("dpkg-query") is None:
        raise Problem(
            "A cloud with real guests needs Debian's packages, and this machine has no dpkg.",
            advice="Use Debian 12 or newer, or Ubuntu 24.04 or newer; alpha and bravo run anywhere.",
        )
    needed = (*NEEDED, *(package for package in tools.missing() if package not in NEEDED))
    command = ["dpkg-query", "--show", "--showformat", "${Package} ${db:Status-Status}\n", *needed]
    listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    installed = {line.split()[0] for line in listed.splitlines() if line.endswith(" installed")}
    return tuple(package for package in needed if package not in installed)


def ensure(install: bool, progress: Progress) -> None:
    """See that all that real guests need is there.

    Args:
        install: Install what is missing; none of its services is started.
        progress: Told what is installed.

    Raises:
        Problem: Packages are missing and must not or cannot be installed.
    """
    wanted = missing()
    if not wanted:
        return
    if not install:
        raise Problem(
            f"{len(wanted)} Debian packages are missing: {' '.join(wanted)}.",
            advice="Install them, or let Assay do it: add --install. It starts none of their services.",
        )
    progress(f"installing Debian packages: {' '.join(wanted)}")
    held_back = not POLICY.exists()
    if held_back:
        POLICY.write_text(NO_SERVICE_STARTS, encoding="utf-8")
        POLICY.chmod(0o755)
    try:
        _apt("update")
        _apt("install", "--yes", "--no-install-recommends", *wanted)
    finally:
        if held_back:
            POLICY.unlink()


def _apt(*arguments: str) -> None:
    command = ["apt-get", "--quiet", "--option", "DPkg::Lock::Timeout=600", *arguments]
    environ = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)
    if done.returncode and arguments[0] != "update":  # an unreachable source matters only if it is needed
        raise Problem(
            "The Debian packages could not be installed.",
            why=" ".join(done.stderr.strip().splitlines()[-4:]),
            advice="Try `apt-get install` by hand: " + " ".join(arguments[3:]),
        )

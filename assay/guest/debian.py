"""A Debian with cloud-init, as people boot it. Its packages install themselves, for which it takes root."""

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import platformdirs

from assay.guest import disk, tools
from assay.problem import Problem

PACKAGES = (
    "linux-image-cloud-amd64",
    "systemd-sysv",
    "udev",
    "cloud-init",
    "cloud-guest-utils",
    "openssh-server",
    "ifupdown",
    "isc-dhcp-client",
    "iproute2",
    "netbase",
    "e2fsprogs",
    "sudo",
)
"""What a cloud image of Debian is made of, as far as a server of it sets itself up."""
FORM = disk.Form(
    boot=64,
    root=1100,
    inodes=65536,
    command_line="root=LABEL=assay-root ro console=tty0 console=ttyS0,115200n8 net.ifnames=0 quiet"
    " virtio_net.csum=0 virtio_net.gso=0",
)
"""Cards leave checksums to nobody, since a switch in user space fills none in."""
_FILES = {
    "etc/fstab": f"LABEL={disk.ROOT_LABEL} / ext4 defaults 0 1\n",
    "etc/hostname": "localhost\n",
    "etc/default/locale": "LANG=C.UTF-8\n",
    "etc/cloud/cloud.cfg.d/90_assay.cfg": (
        "datasource_list: [ConfigDrive, OpenStack, None]\n"
        "locale: C.UTF-8\n"
        "ssh_genkeytypes: [ed25519]\n"
        "apt_preserve_sources_list: true\n"
    ),
}
"""Only OpenStack's sources are looked for; what is slow without acceleration, and not needed, is left out."""
_NEEDLESS = ("apt-daily", "apt-daily-upgrade", "dpkg-db-backup", "e2scrub_all", "fstrim")
_LEFT_OUT = ("/usr/share/man/*", "/usr/share/doc/*", "/usr/share/locale/*")


def ensure(progress: Callable[[str], None]) -> Path:
    """Return the image of a Debian with cloud-init, a qcow2 file, after building it when it is missing.

    Args:
        progress: Told what takes long.

    Raises:
        Problem: this is no Debian, tools are missing, this is not root, or packages could not be fetched.
    """
    tools.require("mmdebstrap")
    sources = _sources()
    image = platformdirs.user_cache_path("assay") / "guest" / f"debian-{_digest(sources)}.qcow2"
    if image.exists():
        return image
    if os.geteuid():
        raise Problem(
            "A Debian can only be built as root.",
            why="Its packages install themselves, by scripts that own files of root's.",
            advice="Build it as root; `assay guest build` without --debian needs none.",
        )
    image.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".building-", dir=image.parent) as folder:
        progress("building a Debian: fetching and installing its packages")
        root = _installed(sources, Path(folder))
        progress("building a Debian: making its disk")
        kernel, early = (_only(root, f"boot/{name}-*") for name in ("vmlinuz", "initrd.img"))
        raw = disk.make(kernel, early, root, Path(folder), FORM)
        draft = Path(folder) / "debian.qcow2"
        disk.compress(raw, draft)
        draft.rename(image)
    return image


def _installed(sources: str, folder: Path) -> Path:
    """Return the folder in which the packages were installed."""
    root, listed = folder / "root", folder / "sources.list"
    listed.write_text(sources)
    left_out = [f"--dpkgopt=path-exclude={each}" for each in _LEFT_OUT]
    tools.run(
        *("mmdebstrap", "--quiet", "--variant=minbase", f"--include={','.join(PACKAGES)}"),
        *('--aptopt=Apt::Install-Recommends "false"', *left_out),
        *(sources.split()[2], root, listed),
    )
    for name, text in _FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    for name in _NEEDLESS:
        (root / f"etc/systemd/system/{name}.timer").symlink_to("/dev/null")
    return root


def _sources() -> str:
    """From where this machine gets its Debian, as lines of a sources.list.

    Raises:
        Problem: it is no Debian.
    """
    form = "$(ORIGIN)|deb $(REPO_URI) $(RELEASE) $(COMPONENT)"
    said = tools.run("apt-get", "indextargets", "--format", form, "Created-By: Packages")
    pairs = (line.partition("|") for line in said.splitlines())
    found = sorted({source for origin, _, source in pairs if origin == "Debian" and source.endswith(" main")})
    if not found:
        raise Problem(
            "apt knows no archive of Debian's, of which a Debian could be built.",
            advice="Run `apt-get update` on a Debian.",
        )
    return "".join(f"{source}\n" for source in sorted(found, key=len))


def _digest(sources: str) -> str:
    """Bind what the image is made of: packages by version, and how they are put together."""
    digest = hashlib.sha256(sources.encode())
    digest.update(tools.run("apt-cache", "show", "--no-all-versions", *PACKAGES).encode())
    for name in ("debian.py", "disk.py"):
        digest.update(Path(__file__).with_name(name).read_bytes())
    return digest.hexdigest()[:16]


def _only(root: Path, pattern: str) -> Path:
    found = sorted(root.glob(pattern))
    if not found:
        raise Problem(f"The Debian that was built has no {pattern}.", why="Its kernel was not installed.")
    return found[0]

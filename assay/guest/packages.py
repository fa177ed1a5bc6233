"""The Debian packages that the guest is made of: named with versions, fetched, unpacked without root."""

from pathlib import Path

from assay.problem import Problem

from . import tools

PROGRAMS = ("busybox-static", "dropbear-bin", "e2fsprogs")
"""What the guest runs; their libraries come with them."""
KERNEL = "linux-image-cloud-amd64"
"""Depends on the newest kernel for virtual machines."""
ARCHITECTURE = "amd64"
_CLOSURE = ("recommends", "suggests", "conflicts", "breaks", "replaces", "enhances")


def wanted() -> dict[str, str]:
    """Return the version of every package that the guest is made of, by the package's name.

    Raises:
        Problem: This is no amd64 Debian, or apt does not know the packages.
    """
    names = sorted({_kernel(), *_with_libraries(PROGRAMS)})
    versions: dict[str, str] = {}
    name = ""
    for line in tools.run("apt-cache", "show", "--no-all-versions", *names).splitlines():
        key, _, value = line.partition(": ")
        if key == "Package":
            name = value
        elif key == "Version":
            versions[name] = value
    if unknown := [each for each in names if each not in versions]:
        raise Problem(
            "apt does not know " + ", ".join(unknown) + ", which the guest is made of.",
            advice="Run `apt-get update`; the guest is built on Debian.",
        )
    return versions


def unpack(versions: dict[str, str], folder: Path) -> Path:
    """Fetch packages and return the folder that holds their files, as they would lie on a system.

    Args:
        versions: Version by package.
        folder: An empty folder to work in.

    Raises:
        Problem: They could not be fetched.
    """
    fetched, files = folder / "packages", folder / "files"
    fetched.mkdir()
    files.mkdir()
    wanted = [f"{name}={version}" for name, version in versions.items()]
    tools.run("apt-get", "download", "-o", "APT::Sandbox::User=", *wanted, within=fetched)
    for package in sorted(fetched.glob("*.deb")):
        tools.run("dpkg-deb", "-x", package, files)
        package.unlink()
    return files


def _kernel() -> str:
    architecture = tools.run("dpkg", "--print-architecture").strip()
    if architecture != ARCHITECTURE:
        raise Problem(f"The guest is built on {ARCHITECTURE}, and this is {architecture}.")
    for line in tools.run("apt-cache", "depends", KERNEL).splitlines():
        if "Depends: linux-image-" in line:
            return line.split("Depends: ")[1].strip()
    raise Problem(
        f"apt does not know {KERNEL}, which the guest boots.",
        advice="Run `apt-get update`; the guest is built on Debian.",
    )


def _with_libraries(names: tuple[str, ...]) -> set[str]:
    without = [f"--no-{kind}" for kind in _CLOSURE]
    said = tools.run("apt-cache", "depends", "--recurse", *without, *names)
    return {line for line in said.splitlines() if line and not line.startswith((" ", "<"))}


def libraries(files: Path, program: Path) -> list[Path]:
    """Return the libraries that an unpacked program loads, by asking the loader that was unpacked with it.

    Args:
        files: The unpacked packages.
        program: One of the files in there.

    Raises:
        Problem: A library is missing.
    """
    loader = _loader(files)
    folders = ":".join(str(files / name) for name in ("lib/x86_64-linux-gnu", "usr/lib/x86_64-linux-gnu"))
    said = tools.run(loader, "--inhibit-cache", "--library-path", folders, "--list", program)
    found = []
    for line in said.splitlines():
        name, arrow, rest = line.strip().partition(" => ")
        if arrow:
            path = Path(rest.split(" (")[0])
            if not path.is_relative_to(files):
                raise Problem(f"{program.name} needs {name}, which none of the guest's packages holds.")
            found.append(path)
    return [*found, loader]


def _loader(files: Path) -> Path:
    for folder in ("lib64", "usr/lib64", "lib/x86_64-linux-gnu", "usr/lib/x86_64-linux-gnu"):
        loader = files / folder / "ld-linux-x86-64.so.2"
        if loader.is_file():
            return loader.parent.resolve() / loader.name
    raise Problem("The guest's packages hold no dynamic loader.")

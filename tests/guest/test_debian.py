"""What a Debian with cloud-init is built of; that it boots is seen on real clouds."""

import os
from pathlib import Path

import pytest

from assay.guest import debian, tools
from assay.problem import Problem

ARCHIVES = """Debian|deb http://mirror.example.org/debian/ trixie-updates main
Debian|deb http://mirror.example.org/debian/ trixie main
Debian|deb http://mirror.example.org/debian/ trixie contrib
Other|deb https://packages.example.com/tool stable main
"""


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, str]:
    """What apt says on this machine, in words of the test's own; nothing is built."""
    said = {"apt-get": ARCHIVES, "apt-cache": "Package: cloud-init\nVersion: 25.1\n"}
    monkeypatch.setattr(tools, "require", lambda *_: None)
    monkeypatch.setattr(tools, "run", lambda tool, *_, **__: said[tool])
    monkeypatch.setattr("platformdirs.user_cache_path", lambda _: tmp_path)
    return said


def test_missing_tools_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What it is built with is named when it is missing, with the command that installs it."""
    monkeypatch.setattr(tools, "_SEARCH", str(tmp_path))
    with pytest.raises(Problem, match="mmdebstrap") as raised:
        debian.ensure(print)
    assert "apt-get install" in raised.value.advice


def test_it_is_built_of_this_machines_debian(here: dict[str, str]) -> None:
    """The release comes first, other people's archives and other components are left out."""
    assert debian._sources().splitlines() == [
        "deb http://mirror.example.org/debian/ trixie main",
        "deb http://mirror.example.org/debian/ trixie-updates main",
    ]


def test_a_machine_without_debian_is_told(here: dict[str, str]) -> None:
    """Without an archive of Debian's there is nothing to build it of."""
    here["apt-get"] = "Other|deb https://packages.example.com/tool stable main\n"
    with pytest.raises(Problem, match="no archive of Debian"):
        debian.ensure(print)


def test_only_root_builds_it(here: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is not root is told so before anything is fetched."""
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(Problem, match="only be built as root"):
        debian.ensure(print)


def test_it_is_named_after_what_it_is_made_of(here: dict[str, str]) -> None:
    """Another version of a package makes another image."""
    before = debian._digest("")
    here["apt-cache"] = "Package: cloud-init\nVersion: 25.2\n"
    assert debian._digest("") != before


def test_what_was_built_is_kept(
    here: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An image that is there is used by anybody, root or not."""
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    image = tmp_path / "guest" / f"debian-{debian._digest(debian._sources())}.qcow2"
    image.parent.mkdir()
    image.touch()
    assert debian.ensure(print) == image

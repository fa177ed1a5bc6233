"""What the guest is made of and with: found, in order, or named when missing."""

from pathlib import Path

import pytest

from assay.guest import build, modules, tools
from assay.problem import Problem


def test_missing_tools_are_named_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Every missing package is named in one problem, with the command that installs them."""
    monkeypatch.setattr(tools, "_SEARCH", str(tmp_path))
    monkeypatch.setattr(tools, "BOOT_RECORD", tmp_path / "mbr.bin")
    with pytest.raises(Problem) as raised:
        build.ensure(print)
    for package in ("cpio", "mtools", "qemu-utils", "syslinux", "syslinux-common"):
        assert package in raised.value.what
        assert package in raised.value.advice
    assert "apt-get install" in raised.value.advice


def test_failed_tool_is_a_problem() -> None:
    """A tool that fails says why."""
    with pytest.raises(Problem) as raised:
        tools.run("mke2fs", "-q", "/nonexistent/disk")
    assert "mke2fs failed" in raised.value.what
    assert "nonexistent" in raised.value.why


def _module(folder: Path, name: str, needs: str) -> None:
    path = folder / "lib/modules/6.1/kernel/drivers" / f"{name}.ko"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\x7fELF\0license=GPL\0depends=" + needs.encode() + b"\0retpoline=Y\0")


def test_modules_come_after_what_they_need(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A module is loaded after those that it names, each once, whatever its file is called."""
    monkeypatch.setattr(modules, "WANTED", ("disk", "card", "entropy_source"))
    _module(tmp_path, "disk", "ring,bus")
    _module(tmp_path, "card", "ring")
    _module(tmp_path, "bus", "ring")
    _module(tmp_path, "ring", "")
    _module(tmp_path, "entropy-source", "")
    assert list(modules.collect(tmp_path)) == ["ring.ko", "bus.ko", "disk.ko", "card.ko", "entropy_source.ko"]


def test_missing_module_is_a_problem(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A kernel without a module that the guest needs is not built into a guest."""
    monkeypatch.setattr(modules, "WANTED", ("disk",))
    with pytest.raises(Problem, match="no module disk"):
        modules.collect(tmp_path)


def test_image_is_named_after_what_it_is_made_of(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Another version of a package, or another line in a file of the guest, makes another image."""
    before = build._digest({"busybox-static": "1"})
    assert build._digest({"busybox-static": "1"}) == before
    assert build._digest({"busybox-static": "2"}) != before
    (tmp_path / "main").write_text("changed")
    monkeypatch.setattr(build, "FILES", tmp_path)
    assert build._digest({"busybox-static": "1"}) != before

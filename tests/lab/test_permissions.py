"""Before a cloud with real guests installs or starts anything, it says what this process may not do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assay.lab.guests import permissions
from assay.problem import Problem

ASK = "import os; os.geteuid = lambda: 0; from assay.lab.guests import permissions; permissions.ensure()"


@pytest.fixture
def root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Root that may make namespaces, as far as it is asked."""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(permissions, "_NAMESPACES", ("true",))


def test_who_is_not_root_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """An ordinary user is told what root is needed for, and what needs none."""
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(Problem, match=r"needs root.*alpha and bravo need no root"):
        permissions.ensure()


def test_root_without_its_rights_is_told() -> None:
    """Root of a container, which may make no namespaces, is told so, and what to use instead."""
    bounded = () if os.geteuid() else ("setpriv", "--bounding-set=-sys_admin", "--inh-caps=-sys_admin")
    said = subprocess.run([*bounded, sys.executable, "-c", ASK], capture_output=True, text=True).stderr
    assert "root may not make namespaces. unshare: unshare failed: Operation not permitted" in said
    assert "Use a virtual machine" in said


def test_a_missing_device_is_told(root: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the kernel's device for networks of guests is missing, that is said, by its name."""
    monkeypatch.setattr(permissions, "_LOOP", ("echo", str(tmp_path)))
    monkeypatch.setattr(permissions, "TUNNEL", tmp_path / "tun")
    with pytest.raises(Problem, match=r"may not make network devices.*No such file.*/tun"):
        permissions.ensure()


def test_a_loop_device_that_is_not_there_is_told(
    root: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A container is told the name of a loop device that it cannot see: the name alone mounts nothing."""
    monkeypatch.setattr(permissions, "_LOOP", ("echo", str(tmp_path / "loop7")))
    with pytest.raises(Problem, match=r"may not use a loop device.*there is no .*/loop7"):
        permissions.ensure()

"""Crashes: whatever was killed, the next `up` or `down` clears it away. The clouds are the crossed ones."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from assay.lab import down, paths, processes, running, status, up

from . import leftovers

pytestmark = pytest.mark.lab

PATIENCE = 60.0


def _until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def test_killed_supervisor(lab_state: None) -> None:
    """Without its supervisor a cloud is dead; `up` starts it anew, `down` clears it away."""
    first = up("charlie", release="2026.2", shape="provider-network")
    os.kill(processes.supervision(first.state_dir).pid, signal.SIGKILL)
    _until(lambda: not processes.find(first.state_dir))
    assert status.of("charlie").state == "dead"
    assert "charlie" not in [cloud.name for cloud in running()]
    second = up("charlie", release="2026.2", shape="provider-network")
    assert status.of("charlie").state == "ready"
    os.kill(processes.supervision(second.state_dir).pid, signal.SIGKILL)
    assert down("charlie")
    assert leftovers.of(first) + leftovers.of(second) == []


def test_killed_up(lab_state: None) -> None:
    """An `up` killed in the middle leaves services behind; the next one replaces them and succeeds."""
    directory = paths.cloud("delta")
    choices = ("delta", "2025.1", "tenant-networks")
    up(*choices)  # so that the template is there, and the next one is killed while the cloud starts
    down("delta")
    starter = subprocess.Popen([sys.executable, "-c", f"from assay.lab import up; up(*{choices!r})"])
    _until(lambda: len(processes.supervision(directory).services) > 2)
    starter.kill()
    starter.wait()
    orphans = processes.find(directory)
    assert orphans
    assert status.of("delta").state == "starting"
    cloud = up(*choices)
    assert not {process.pid for process in orphans} & {process.pid for process in processes.find(directory)}
    _dies_for_good(cloud.name)
    assert down("delta")
    assert leftovers.of(cloud) == []


def _dies_for_good(name: str) -> None:
    """Kill one service of a cloud again and again: the cloud has to fail, with the reason, and end itself."""
    directory = paths.cloud(name)
    killed: set[int] = set()
    while processes.supervision(directory).phase == "running":
        pid = processes.supervision(directory).services.get("glance", 0)
        if pid and pid not in killed:
            os.kill(pid, signal.SIGKILL)
            killed.add(pid)
        time.sleep(0.02)
    assert len(killed) == 4
    _until(lambda: not processes.find(directory))
    assert status.of(name).state == "failed"
    assert "glance ended 4 times" in status.of(name).reason

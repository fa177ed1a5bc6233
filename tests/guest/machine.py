"""A virtual machine for the guest: qemu without acceleration, its console in a file, its control socket."""

import json
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from assay.guest import console
from assay.guest.report import Report

PATIENCE = 420.0
"""How long something may take, in seconds: without acceleration and on a busy machine everything is slow."""


class Machine:
    """A machine that runs while its block does.

    Args:
        folder: Where its console and its socket are.
        root: Its disk.
        arguments: More arguments for qemu.
        bus: How its disk is plugged in: `virtio` or `scsi`.
        uuid: Its identity.
    """

    def __init__(self, folder: Path, root: Path, *arguments: str, bus: str = "virtio", uuid: str):
        self._console = folder / f"{time.monotonic_ns()}.log"
        self._line = folder / f"{time.monotonic_ns()}.line"
        self._control = folder / f"{time.monotonic_ns()}.qmp"
        plug = {
            "virtio": ("-device", "virtio-blk-pci,drive=root,serial=assay-root-disk"),
            "scsi": ("-device", "virtio-scsi-pci", "-device", "scsi-hd,drive=root,serial=assay-root-disk"),
        }[bus]
        self._command = [
            *(
                "qemu-system-x86_64",
                "-M",
                "pc",
                "-accel",
                "tcg",
                "-m",
                "128",
                "-display",
                "none",
                "-no-reboot",
            ),
            *("-chardev", f"socket,id=line,path={self._line},server=on,wait=off,logfile={self._console}"),
            *("-serial", "chardev:line", "-qmp", f"unix:{self._control},server=on,wait=off"),
            *("-drive", f"file={root},if=none,id=root,format=qcow2", *plug, "-uuid", uuid),
            *("-smbios", "type=1,manufacturer=OpenStack Foundation,product=OpenStack Nova", *arguments),
        ]

    def __enter__(self) -> "Machine":
        self._process = subprocess.Popen(self._command, stderr=subprocess.PIPE, text=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def text(self) -> str:
        """Return what its console has shown."""
        return self._console.read_text(errors="replace") if self._console.exists() else ""

    def wait(self, what: Callable[[Report], bool]) -> Report:
        """Wait until its console says something, and return what it then says."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            report = console.read(self.text())
            if what(report):
                return report
            if self._process.poll() is not None:
                raise AssertionError(f"qemu ended: {self._process.communicate()[1]}")
            time.sleep(1)
        raise AssertionError(f"the guest did not say it within {PATIENCE:.0f} s:\n{self.text()[-6000:]}")

    def ready(self) -> Report:
        """Wait until its first report is there, and return it."""
        return self.wait(lambda report: report.ready)

    @contextmanager
    def typing(self, text: str) -> Iterator[None]:
        """Type at its console, again and again, as long as the block lasts."""
        over = threading.Event()
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(str(self._line))

            def type_on() -> None:
                while not over.wait(0.2):
                    line.sendall(text.encode())

            def listen() -> None:
                while line.recv(1 << 16):
                    pass

            hands = [threading.Thread(target=work, daemon=True) for work in (type_on, listen)]
            for each in hands:
                each.start()
            yield
            over.set()
            hands[0].join()
            line.shutdown(socket.SHUT_RDWR)
            hands[1].join()

    def tell(self, command: str, **arguments: Any) -> None:
        """Tell qemu something, such as to plug in a device."""
        with socket.socket(socket.AF_UNIX) as control:
            control.settimeout(60)
            control.connect(str(self._control))
            stream = control.makefile("rw")
            stream.readline()
            for execute in ({"execute": "qmp_capabilities"}, {"execute": command, "arguments": arguments}):
                stream.write(json.dumps(execute) + "\n")
                stream.flush()
                while "return" not in (answer := json.loads(stream.readline())):
                    assert "error" not in answer, answer

    def power_button(self) -> Report:
        """Press it, wait until the machine is off, and return what the guest said."""
        self.tell("system_powerdown")
        self._process.wait(PATIENCE)
        return console.read(self.text())

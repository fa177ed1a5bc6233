"""Remembers what was created: the intention before the call, the id after it, the removal at the end."""

import contextlib
import json
import os
import threading
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing that was, or may have been, created.

    Attributes:
        number: Position in the ledger.
        kind: Name of the kind of resource.
        name: Name or description that marks it as this run's.
        scope: Who made it.
        id: The cloud's id; empty until the call returned.
        parent: Id of the resource with which the cloud removes it; empty for most.
        gone: Whether it is known to be removed.
    """

    number: int
    kind: str
    name: str
    scope: str
    id: str = ""
    parent: str = ""
    gone: bool = False


class Ledger:
    """An append-only file of JSON lines, each written to the file before the call it speaks of is made.

    Args:
        path: The file; an existing one is read and continued. None keeps the ledger in memory.
    """

    def __init__(self, path: Path | None):
        self._lock = threading.Lock()
        self._entries: dict[int, Entry] = read(path) if path and path.exists() else {}
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600) if path else None

    def intend(self, kind: str, name: str, scope: str) -> int:
        """Write down that a resource is about to be created; returns the number of the entry.

        Raises:
            OSError: it cannot be written, so the call must not be made.
        """
        with self._lock:
            number = len(self._entries) + 1
            entry = Entry(number=number, kind=kind, name=name, scope=scope)
            self._append({"event": "intend", "n": number, "kind": kind, "name": name, "scope": scope})
            self._entries[number] = entry
            return number

    def made(self, number: int, id: str, parent: str = "") -> None:
        """Write down the id that the cloud gave."""
        with self._lock:
            self._entries[number] = replace(self._entries[number], id=id, parent=parent)
            self._append_if_possible({"event": "made", "n": number, "id": id, "parent": parent})

    def refused(self, number: int) -> None:
        """Write down that the cloud refused to create it."""
        self.gone(number)

    def gone(self, number: int) -> None:
        """Write down that it exists no more."""
        with self._lock:
            self._entries[number] = replace(self._entries[number], gone=True)
            self._append_if_possible({"event": "gone", "n": number})

    def gone_by_id(self, kind: str, id: str) -> None:
        """Write down that the resource with this id exists no more, if the ledger knows it."""
        for entry in self.open():
            if entry.kind == kind and entry.id == id:
                self.gone(entry.number)

    def open(self, scope: str | None = None) -> list[Entry]:
        """Entries not known to be removed, oldest first; those of one scope, or all."""
        with self._lock:
            return [
                entry
                for entry in self._entries.values()
                if not entry.gone and (scope is None or entry.scope == scope)
            ]

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _append_if_possible(self, event: dict[str, object]) -> None:
        """Write down what memory knows as well; a full disk must not keep the run from cleaning."""
        with contextlib.suppress(OSError):
            self._append(event)

    def _append(self, event: dict[str, object]) -> None:
        if self._file is not None:
            os.write(self._file, (json.dumps(event, ensure_ascii=False) + "\n").encode())


def read(path: Path) -> dict[int, Entry]:
    """Read a ledger, which may end in half a line if its writer was killed.

    Args:
        path: The file.

    Returns:
        Entries by number.
    """
    entries: dict[int, Entry] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            event = json.loads(line)
        except ValueError:
            continue  # only the last line can be cut, and then its call was not made yet
        number = event["n"]
        if event["event"] == "intend":
            entries[number] = Entry(
                number=number, kind=event["kind"], name=event["name"], scope=event["scope"]
            )
        elif event["event"] == "made":
            entries[number] = replace(entries[number], id=event["id"], parent=event["parent"])
        elif event["event"] == "gone":
            entries[number] = replace(entries[number], gone=True)
    return entries

"""Records every exchange, redacted when it is written, one file per scope."""

import json
import sys
import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from assay.cloud.redact import Redactor
from assay.evidence.layout import exchange_file
from assay.evidence.write import cannot_write
from assay.model.exchange import Exchange
from assay.problem import Problem

LONGEST_BODY = 16 * 1024
"""How much of a body is kept, in characters; what a person needs to see fits."""


class Tape:
    """Appends exchanges to `<folder>/<scope>.jsonl` and remembers the last id of each scope.

    Args:
        folder: Where the files go; None keeps nothing but still numbers and redacts.
        redactor: Takes the secrets out.
        replayable: Keep all that a replay needs: bodies however long, and what was exchanged before there was
            a folder, such as the login.

    Attributes:
        failure: Why nothing can be kept any more, such as a full disk.
        on_failure: Called once when that happens.
    """

    def __init__(self, folder: Path | None, redactor: Redactor, *, replayable: bool = False):
        self.folder = folder
        self.redactor = redactor
        self.longest_body = sys.maxsize if replayable else LONGEST_BODY
        self._early: list[Exchange] | None = [] if replayable else None
        self.failure: Problem | None = None
        self.on_failure: Callable[[], None] = lambda: None
        self._lock = threading.Lock()
        self._counts: dict[str, int] = {}
        self._last: dict[str, str] = {}
        self._disturbances: dict[str, list[str]] = defaultdict(list)
        if folder:
            self.keep_in(folder)

    def keep_in(self, folder: Path) -> None:
        """Keep what comes from now on in this folder."""
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        for exchange in self._early or ():
            self._keep(folder, exchange)
        self._early = None

    def next_id(self, scope: str) -> str:
        """A new exchange id in the scope, such as `compute.server.create#3`; a resumed run counts on."""
        with self._lock:
            if scope not in self._counts:
                self._counts[scope] = self._kept(scope)
            self._counts[scope] += 1
            return f"{scope}#{self._counts[scope]}"

    def last(self, scope: str) -> str | None:
        """Id of the last exchange of the scope."""
        return self._last.get(scope)

    def disturbances(self, scope: str) -> tuple[str, ...]:
        """What disturbed the scope's exchanges since it was last forgiven."""
        with self._lock:
            return tuple(self._disturbances.get(scope, ()))

    def forgive(self, scope: str) -> None:
        """Forget the scope's disturbances, before it is tried again."""
        with self._lock:
            self._disturbances.pop(scope, None)

    def write(self, exchange: Exchange) -> None:
        """Keep an exchange, which must be redacted already."""
        with self._lock:
            self._last[exchange.scope] = exchange.id
            if exchange.disturbance:
                self._disturbances[exchange.scope].append(exchange.disturbance)
            if self.folder:
                self._keep(self.folder, exchange)
            elif self._early is not None:
                self._early.append(exchange)

    def _kept(self, scope: str) -> int:
        """How many exchanges of the scope an earlier part of the run kept."""
        path = self.folder / exchange_file(scope) if self.folder else None
        return path.read_bytes().count(b"\n") if path and path.exists() else 0

    def _keep(self, folder: Path, exchange: Exchange) -> None:
        if self.failure:
            return
        try:
            self._append(folder, exchange)
        except OSError as failure:  # raised here, it would look like a fault of the check's
            self.failure = cannot_write(folder.parent, failure)
            self.on_failure()

    def _append(self, folder: Path, exchange: Exchange) -> None:
        with (folder / exchange_file(exchange.scope)).open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(exchange), ensure_ascii=False, sort_keys=True) + "\n")

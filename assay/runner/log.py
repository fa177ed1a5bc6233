"""Keeps what libraries and Assay itself log during a run, without secrets."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


class _Redacting(logging.Formatter):
    def __init__(self, redact: Callable[[str], str]):
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        return self._redact(super().format(record))


class _QuietFile(logging.FileHandler):
    def handleError(self, record: logging.LogRecord) -> None:
        """Say nothing: a full disk is told by the bundle's writer, in a sentence."""


@contextmanager
def logging_to(path: Path, redact: Callable[[str], str]) -> Iterator[None]:
    """Log warnings and worse to a file, and nowhere else, while this lasts.

    Args:
        path: The file; appended to.
        redact: Takes secrets out of a text.
    """
    handler = _QuietFile(path, encoding="utf-8")
    handler.setFormatter(_Redacting(redact))
    handler.setLevel(logging.WARNING)
    root = logging.getLogger()
    before = root.handlers[:]
    root.handlers[:] = [handler]
    try:
        yield
    finally:
        root.handlers[:] = before
        handler.close()

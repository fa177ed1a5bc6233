"""Who is talking to the cloud right now: a check, a shared resource, or an activity of Assay's own."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_current: ContextVar[str] = ContextVar("assay_scope", default="assay")


def current() -> str:
    """The scope that exchanges and created resources are booked on in this thread."""
    return _current.get()


@contextmanager
def scope(name: str) -> Iterator[None]:
    """Book everything that happens inside on `name`."""
    token = _current.set(name)
    try:
        yield
    finally:
        _current.reset(token)

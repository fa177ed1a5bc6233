"""Real OpenStack services on one machine, to test against: no root, no broker, no database server."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .cloud import LabCloud as LabCloud
    from .lifecycle import down as down
    from .lifecycle import running as running
    from .lifecycle import up as up

__all__ = ["LabCloud", "down", "running", "up"]


def __getattr__(name: str) -> Any:
    """Load the public names at their first use: importing a subpackage of the lab stays cheap."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from . import cloud, lifecycle

    return getattr(cloud if name == "LabCloud" else lifecycle, name)

"""How long-lasting work of the lab tells what it is doing."""

from collections.abc import Callable

Progress = Callable[[str], None]
"""Takes one short sentence, without a full stop, for each step begun or done."""


def silent(_sentence: str) -> None:
    """Tell nobody."""

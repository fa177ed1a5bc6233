"""Finding and changing places in a JSON document by a path of keys, where "*" is every item of a list."""

from collections.abc import Callable
from typing import Any

Container = dict[str, Any] | list[Any]


def edit_at(document: Any, path: tuple[str | int, ...], edit: Callable[[Any, str | int], None]) -> None:
    """Call `edit(container, key)` for every place that the path leads to, which may be none.

    Args:
        document: A parsed JSON document; `edit` changes it in place.
        path: Keys of objects, indices of lists, or "*"; the last one is handed to `edit`, which decides what
            a missing key means.
        edit: Changes one place.
    """
    *parents, last = path
    containers = [document]
    for key in parents:
        containers = [child for container in containers for child in _children(container, key)]
    for container in containers:
        if isinstance(container, list) and last == "*":
            for index in range(len(container)):
                edit(container, index)
        elif isinstance(container, dict if isinstance(last, str) else list):
            edit(container, last)


def has(container: Container, key: str | int) -> bool:
    """Whether the container has something at this key or index."""
    if isinstance(container, list):
        return isinstance(key, int) and -len(container) <= key < len(container)
    return key in container


def _children(container: Any, key: str | int) -> list[Any]:
    if isinstance(container, list) and key == "*":
        return container
    if isinstance(container, (dict, list)) and has(container, key):
        return [container[key]]  # type: ignore[index]  # `has` says that the key fits
    return []

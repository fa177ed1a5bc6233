"""Taking a document apart so that whatever nobody took is known, and kept."""

from collections.abc import Iterator
from typing import Any

Tree = dict[str, Any]


def take(tree: Tree, key: str, kind: type, default: Any = None) -> Any:
    """Take a value of this type out of a tree; another type stays in it."""
    value = tree.get(key)
    if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
        return tree.pop(key)
    return default


def take_texts(tree: Tree, key: str) -> list[str]:
    """Take a list of texts that are all different out of a tree; any other list stays in it."""
    value = tree.get(key)
    if (
        isinstance(value, list)
        and all(isinstance(one, str) for one in value)
        and len(set(value)) == len(value)
    ):
        return list(tree.pop(key))
    return []


def branch(tree: Tree, key: str) -> Tree:
    """The tree below a key, to be taken from; an empty one where there is none."""
    below = tree.get(key)
    return below if isinstance(below, dict) else {}


def trees(tree: Tree, key: str) -> Iterator[tuple[str, Tree]]:
    """The trees below a key, by their names; they stay, to be taken from."""
    yield from ((name, one) for name, one in branch(tree, key).items() if isinstance(one, dict))


def leaves(tree: Tree, at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """What was not taken, with its place; what is empty says nothing."""
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from leaves(value, (*at, key))
        elif value not in ("", None, []):
            yield (*at, key), value


def put_back(tree: Tree, at: list[str], value: Any) -> None:
    """Give a kept value its place again, and make the trees on the way to it."""
    for step in at[:-1]:
        tree = tree.setdefault(step, {})
    tree[at[-1]] = value


def without_empty(tree: Tree) -> Tree:
    """The tree without the keys that say nothing: None, empty texts, lists and trees."""
    return {key: value for key, value in tree.items() if value not in ("", None, [], {})}

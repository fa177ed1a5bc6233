"""The clouds that have a name of their own, and the rule for all others."""

import re
from dataclasses import dataclass

from assay.problem import Problem

from . import releases, shapes
from .releases import Release
from .shapes import Shape

NAMED = {
    "alpha": ("2026.2", "tenant-networks"),
    "bravo": ("2025.1", "provider-network"),
    "north": ("2026.2", "guest-overlay"),
    "south": ("2026.2", "guest-direct"),
}
"""Release and shape of the clouds that need neither to be said."""

NAME = re.compile(r"[a-z][a-z0-9]{0,30}")


@dataclass(frozen=True)
class Choice:
    """What kind of cloud is wanted under which name."""

    name: str
    release: Release
    shape: Shape


def choose(name: str, release: str | None = None, shape: str | None = None) -> Choice:
    """Complete what a person said about a cloud.

    Args:
        name: The cloud's name: lower-case letters and digits, for it becomes a directory and a clouds.yaml
            entry.
        release: An OpenStack release; may be left out for a named cloud.
        shape: A shape; may be left out for a named cloud.

    Raises:
        Problem: The name cannot be used, something is unknown, or something is missing.
    """
    if not NAME.fullmatch(name):
        raise Problem(
            f"{name!r} cannot be the name of a lab cloud.",
            advice="Use lower-case letters and digits, a letter first, at most 31 of them.",
        )
    usual_release, usual_shape = NAMED.get(name, (None, None))
    release, shape = release or usual_release, shape or usual_shape
    if release is None or shape is None:
        raise Problem(
            f"What is the lab cloud {name!r} to be?",
            why=f"Only {' and '.join(sorted(NAMED))} have a release and a shape of their own.",
            advice=f"Say --release ({', '.join(sorted(releases.RELEASES))}) "
            f"and --shape ({', '.join(sorted(shapes.SHAPES))}).",
        )
    return Choice(name, releases.find(release), shapes.find(shape))

"""An observation that is neither right nor wrong."""

from dataclasses import dataclass

Scalar = str | int | float | bool | None


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Something true of a cloud that matters when two clouds are compared.

    Attributes:
        name: Dotted name, such as `compute.microversion.maximum`.
        value: A JSON scalar, or a tuple of them.
        source: Id of the check that observed it, or `discovery`.
    """

    name: str
    value: Scalar | tuple[Scalar, ...]
    source: str

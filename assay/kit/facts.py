"""Collects what a check observes that is neither right nor wrong."""

from assay.model.fact import Fact, Scalar


class Facts:
    """Records facts.

    Args:
        source: Id of the check or resource that observes.
    """

    def __init__(self, source: str):
        self._source = source
        self.recorded: list[Fact] = []

    def __call__(self, name: str, value: Scalar | tuple[Scalar, ...]) -> None:
        """Record that the fact `name` has this value on this cloud."""
        self.recorded.append(Fact(name=name, value=value, source=self._source))

"""What is wrong with an official document, by name."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True, kw_only=True)
class Defect:
    """One thing that is wrong with an official document.

    Attributes:
        name: Kind of defect, such as `misspelt-key`.
        at: Where in the official document, such as `capabilities.networks-l3-router`.
        says: The defect in words, without a full stop.
    """

    name: str
    at: str
    says: str

    def __str__(self) -> str:
        return f"{self.at}: {self.says} [{self.name}]"

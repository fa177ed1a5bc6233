"""What verifying a bundle gives: sentences, each with how it stands."""

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """How a sentence about a bundle stands."""

    PROVEN = "proven"
    """It was verified."""
    LIMIT = "limit"
    """It cannot be known from the bundle, and nobody asked that it be."""
    OPEN = "open"
    """It had to be verified, and could not be."""
    REFUTED = "refuted"
    """The bundle contradicts its seal, itself, or what is installed under the same name."""


class Trust(StrEnum):
    """What verifying comes to."""

    VERIFIED = "verified"
    INCOMPLETE = "incomplete"
    REFUTED = "refuted"


@dataclass(frozen=True)
class Finding:
    """One sentence about a bundle.

    Attributes:
        standing: How it stands.
        sentence: What was found, for people.
    """

    standing: Standing
    sentence: str


def proven(sentence: str) -> Finding:
    """A sentence that was verified."""
    return Finding(Standing.PROVEN, sentence)


def limit(sentence: str) -> Finding:
    """A sentence about what no bundle, or not this one, can show."""
    return Finding(Standing.LIMIT, sentence)


def unknown(sentence: str) -> Finding:
    """A sentence about what had to be verified, and could not be."""
    return Finding(Standing.OPEN, sentence)


def refuted(sentence: str) -> Finding:
    """A sentence about a contradiction."""
    return Finding(Standing.REFUTED, sentence)


@dataclass(frozen=True, kw_only=True)
class Verification:
    """What was verified of a bundle.

    Attributes:
        key: Id of the key that signed it; empty when none did.
        run: Id of the run; empty when it could not be read.
        findings: In the order in which they were looked for.
    """

    key: str
    run: str
    findings: tuple[Finding, ...]

    def told(self, standing: Standing) -> tuple[str, ...]:
        """The sentences that stand so."""
        return tuple(one.sentence for one in self.findings if one.standing is standing)

    @property
    def trust(self) -> Trust:
        """One refutation refutes the whole, one open end leaves it incomplete, and nothing proves nothing."""
        if self.told(Standing.REFUTED):
            return Trust.REFUTED
        if self.told(Standing.OPEN) or not self.told(Standing.PROVEN):
            return Trust.INCOMPLETE
        return Trust.VERIFIED

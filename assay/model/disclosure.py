"""What a provider declares of its cloud, and what of it was measured."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Basis(StrEnum):
    """What stands behind a statement."""

    MEASURED = "measured"
    DECLARED = "declared"
    UNKNOWN = "unknown"
    CONTRADICTED = "contradicted"


class Relation(StrEnum):
    """How an answer must stand to what was measured: be the same, or hold it among others (other regions)."""

    EQUALS = "equals"
    CONTAINS = "contains"


@dataclass(frozen=True, kw_only=True)
class Question:
    """One thing that a provider is asked.

    Attributes:
        id: Such as `product.name`.
        section: Title of the part that it stands in.
        asks: The question.
        kind: `text`, `list` or `choice`.
        choices: What may be answered to a `choice`.
        required: Whether a disclosure without an answer is incomplete.
        fact: Name of the fact that measures it; empty if nothing does.
        relation: How the answer must stand to that fact.
    """

    id: str
    section: str
    asks: str
    kind: str = "text"
    choices: tuple[str, ...] = ()
    required: bool = False
    fact: str = ""
    relation: Relation = Relation.EQUALS


@dataclass(frozen=True, kw_only=True)
class Checklist:
    """Everything that a provider is asked.

    Attributes:
        id: Such as `2026.11`.
        questions: In the order of asking.
    """

    id: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, kw_only=True)
class CodeAnswer:
    """What is declared of one project's code.

    Attributes:
        state: `unmodified`, `modified`, or empty if nothing is said.
        why: Why it was modified, and how.
        where: Where the modification can be read.
    """

    state: str = ""
    why: str = ""
    where: str = ""


@dataclass(frozen=True, kw_only=True)
class Disclosure:
    """A provider's declaration.

    Attributes:
        checklist: Id of the checklist that it answers.
        guideline: Id of the guideline whose capabilities it speaks of.
        program: The program.
        answers: Question id to answer.
        code: Project to what is declared of its code.
        capabilities: Capability to how it is met: `as specified`, `not offered`, or in words.
    """

    checklist: str
    guideline: str
    program: str
    answers: dict[str, Any] = field(default_factory=dict)
    code: dict[str, CodeAnswer] = field(default_factory=dict)
    capabilities: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One statement of a disclosure, held against what was measured.

    Attributes:
        section: The part that it stands in.
        subject: Id of the question, the project, or the capability.
        asks: What it answers, in words.
        says: The answer; empty if there is none.
        basis: What stands behind it.
        evidence: What was measured, in words; empty if nothing was.
        required: Whether a disclosure without it is incomplete.
    """

    section: str
    subject: str
    asks: str
    says: str
    basis: Basis
    evidence: str = ""
    required: bool = False

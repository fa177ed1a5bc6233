"""A provider's declaration held against what was measured: what stands behind each statement. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from assay.model.comparison import Value
from assay.model.disclosure import Basis, Checklist, CodeAnswer, Disclosure, Question, Relation, Statement
from assay.model.evidence import Evidence
from assay.model.guideline import Guideline, Status
from assay.model.outcome import Outcome, worst
from assay.model.provenance import UPSTREAMS, Provenance

AS_SPECIFIED = "as specified"
NOT_OFFERED = "not offered"
CODE = "Code"
CAPABILITIES = "How required capabilities are met"

_BEHIND = {
    (AS_SPECIFIED, Outcome.PASS): Basis.MEASURED,
    (AS_SPECIFIED, Outcome.FAIL): Basis.CONTRADICTED,
    (AS_SPECIFIED, Outcome.ABSENT): Basis.CONTRADICTED,
    (NOT_OFFERED, Outcome.ABSENT): Basis.MEASURED,
    (NOT_OFFERED, Outcome.PASS): Basis.CONTRADICTED,
}


def start(
    asked: Checklist,
    guideline: Guideline,
    program: str,
    evidence: Evidence | None,
    code: Mapping[str, Provenance],
) -> Disclosure:
    """A disclosure to be filled in, with the answers that were measured.

    Args:
        asked: The checklist.
        guideline: Whose required capabilities it speaks of.
        program: Of that guideline.
        evidence: What a run observed, if there is one.
        code: Project to what a comparison of its code found; empty if there was none.
    """
    facts = _facts(evidence)
    answers = {}
    for question in asked.questions:
        measured = facts.get(question.fact)
        if measured is not None:
            answers[question.id] = list(_items(measured)) if question.kind == "list" else str(measured)
    empty = Disclosure(checklist=asked.id, guideline=guideline.id, program=program)
    outcomes = {name: _outcome(guideline, program, name, evidence) for name in _required(guideline, program)}
    return replace(
        empty,
        answers=answers,
        code={
            project: CodeAnswer(state="unmodified" if found in UPSTREAMS else "")
            for project, found in code.items()
        },
        capabilities={
            name: {Outcome.PASS: AS_SPECIFIED, Outcome.ABSENT: NOT_OFFERED}.get(outcome, "")
            for name, outcome in outcomes.items()
        },
    )


def statements(
    disclosure: Disclosure,
    asked: Checklist,
    guideline: Guideline,
    evidence: Evidence | None,
    code: Mapping[str, Provenance],
) -> list[Statement]:
    """Every statement that is made or missing, each with what stands behind it.

    Args:
        disclosure: The declaration.
        asked: The checklist that it answers.
        guideline: Whose required capabilities it speaks of.
        evidence: What a run observed, if there is one.
        code: Project to what a comparison of its code found; empty if there was none.
    """
    facts = _facts(evidence)
    found = [_answer(question, disclosure.answers.get(question.id), facts) for question in asked.questions]
    found += [
        _code(project, disclosure.code.get(project, CodeAnswer()), code.get(project))
        for project in sorted(disclosure.code.keys() | code.keys())
    ]
    required = _required(guideline, disclosure.program)
    for name in dict.fromkeys((*required, *disclosure.capabilities)):
        known = guideline.capabilities.get(name)
        found.append(
            _capability(
                name,
                known.description if known else "The guideline knows no such capability.",
                disclosure.capabilities.get(name, ""),
                _outcome(guideline, disclosure.program, name, evidence),
                required=name in required,
            )
        )
    return found


def _answer(question: Question, answer: object, facts: Mapping[str, Value]) -> Statement:
    says = _items(answer)
    measured = facts.get(question.fact) if question.fact else None
    seen = _items(measured)
    if not says:
        basis = Basis.UNKNOWN
    elif measured is None:
        basis = Basis.DECLARED
    elif question.relation is Relation.CONTAINS:
        basis = Basis.MEASURED if set(seen) <= set(says) else Basis.CONTRADICTED
    else:
        basis = Basis.MEASURED if set(seen) == set(says) else Basis.CONTRADICTED
    return Statement(
        section=question.section,
        subject=question.id,
        asks=question.asks,
        says=", ".join(says),
        basis=basis,
        evidence=f"{question.fact} is {', '.join(seen)}" if measured is not None else "",
        required=question.required,
    )


def _code(project: str, answer: CodeAnswer, found: Provenance | None) -> Statement:
    says = " ".join(filter(None, (answer.state, answer.why and f"({answer.why})", answer.where)))
    if not answer.state:
        basis = Basis.UNKNOWN
    elif found not in (*UPSTREAMS, Provenance.INSIDE):
        basis = Basis.DECLARED
    elif answer.state == "unmodified":
        basis = Basis.MEASURED if found in UPSTREAMS else Basis.CONTRADICTED
    else:
        # Modified code that was found unmodified is still what the provider says of other places.
        basis = Basis.MEASURED if found is Provenance.INSIDE else Basis.DECLARED
    return Statement(
        section=CODE,
        subject=project,
        asks=f"Is the designated code of {project} upstream's own?",
        says=says,
        basis=basis,
        evidence=f"its code was found {found}" if found else "",
        required=True,
    )


def _capability(name: str, what: str, answer: str, outcome: Outcome, *, required: bool) -> Statement:
    if not answer:
        basis = Basis.UNKNOWN
    elif answer == AS_SPECIFIED:
        basis = {
            Outcome.PASS: Basis.MEASURED,
            Outcome.FAIL: Basis.CONTRADICTED,
            Outcome.ABSENT: Basis.CONTRADICTED,
        }.get(outcome, Basis.DECLARED)
    elif answer == NOT_OFFERED:
        basis = {Outcome.PASS: Basis.CONTRADICTED, Outcome.ABSENT: Basis.MEASURED}.get(
            outcome, Basis.DECLARED
        )
    else:
        basis = Basis.DECLARED
    return Statement(
        section=CAPABILITIES,
        subject=name,
        asks=what,
        says=answer,
        basis=basis,
        evidence="" if outcome is Outcome.UNRUN else f"its checks: {outcome.value}",
        required=required,
    )


def _required(guideline: Guideline, program: str) -> list[str]:
    return [name for name, status in guideline.mandates(program).items() if status is Status.REQUIRED]


def _outcome(guideline: Guideline, program: str, name: str, evidence: Evidence | None) -> Outcome:
    if evidence is None:
        return Outcome.UNRUN
    results = (evidence.results.get(id) for id in guideline.proofs(program, name))
    return worst(result.outcome if result else Outcome.UNRUN for result in results)


def _facts(evidence: Evidence | None) -> dict[str, Value]:
    return {fact.name: fact.value for fact in evidence.facts} if evidence else {}


def _items(value: object) -> list[str]:
    if value is None or value == "":
        return []
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [str(one) for one in value]
    return [str(value)]

"""Clouds side by side: what differs, and what it means for someone who moves. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import permutations

from assay.judge.compare_facts import of_facts
from assay.judge.compare_lost import of_capabilities, of_services
from assay.model.comparison import Comparison, Difference, Effect, Meanings, Move, Row, Source, Value
from assay.model.evidence import Evidence
from assay.model.outcome import Outcome, worst

_UNKNOWN = (Outcome.BLOCKED, Outcome.ERROR, Outcome.UNRUN)
_ORDER = list(Effect)


def compare(evidences: Sequence[Evidence], meanings: Meanings, described: Mapping[str, str]) -> Comparison:
    """Set clouds side by side.

    Args:
        evidences: Of one run on each cloud, two or more.
        meanings: What differences mean.
        described: What a capability is, in words, by name.

    Returns:
        The comparison; the same arguments always give the same.
    """
    names = _names(evidences)
    capabilities = [_capabilities(one) for one in evidences]
    facts: list[dict[str, Value]] = [{fact.name: fact.value for fact in one.facts} for one in evidences]
    services = [frozenset(service.type for service in one.cloud.services) for one in evidences]
    moves = []
    for here, there in permutations(range(len(names)), 2):
        lost = {
            name: capabilities[there].get(name, Outcome.UNRUN)
            for name, outcome in capabilities[here].items()
            if outcome is Outcome.PASS and capabilities[there].get(name) is not Outcome.PASS
        }
        unknown = tuple(sorted(name for name, outcome in lost.items() if outcome in _UNKNOWN))
        gone = {name: outcome for name, outcome in lost.items() if outcome not in _UNKNOWN}
        words = {"here": names[here], "there": names[there]}
        missing = services[here] - services[there]
        of_service = {
            name: {one.id.partition(".")[0] for one in evidences[here].checks.values() if one.proves == name}
            for name in gone
        }
        with_service = {name for name in gone if of_service[name] and of_service[name] <= missing}
        alone = {name: outcome for name, outcome in gone.items() if name not in with_service}
        differences = _by_cause(
            [
                *of_services(missing, with_service, of_service, meanings, words),
                *of_capabilities(alone, meanings.capabilities, described, words),
                *of_facts(facts[here], facts[there], meanings, words, missing),
            ]
        )
        distance = sum(meanings.weights[one.effect] for one in differences if not one.because)
        moves.append(Move(**words, differences=differences, unknown=unknown, distance=distance))
    return Comparison(
        sources=tuple(
            Source(
                cloud=name,
                auth_url=one.cloud.auth_url,
                run=one.run,
                started=one.started,
                checks=len(one.results),
            )
            for name, one in zip(names, evidences, strict=True)
        ),
        capabilities=tuple(
            Row(name=name, values=tuple(one.get(name, Outcome.UNRUN) for one in capabilities))
            for name in sorted({name for one in capabilities for name in one})
        ),
        facts=tuple(
            Row(
                name=name,
                values=tuple(one.get(name) for one in facts),
                counts=meanings.cases(name) != (),
            )
            for name in sorted({name for one in facts for name in one})
        ),
        moves=tuple(moves),
    )


def _by_cause(found: Iterable[Difference]) -> tuple[Difference, ...]:
    """The gravest first; of those with one cause, each but the first tells which one it comes with."""
    ordered = sorted(found, key=lambda one: (_ORDER.index(one.effect), -len(one.names), one.subject))
    leading: dict[str, str] = {}
    told = []
    for one in ordered:
        first = leading.setdefault(one.cause, one.subject) if one.cause else one.subject
        told.append(one if first == one.subject else replace(one, because=first))
    return tuple(told)


def _names(evidences: Sequence[Evidence]) -> list[str]:
    """A name for each; runs of clouds of one name are told apart by the run's id."""
    times = Counter(one.cloud.name for one in evidences)
    return [
        one.cloud.name if times[one.cloud.name] == 1 else f"{one.cloud.name} ({one.run})" for one in evidences
    ]


def _capabilities(evidence: Evidence) -> dict[str, Outcome]:
    """Capability to the worst outcome among its checks."""
    found: dict[str, Outcome] = {}
    for id, check in evidence.checks.items():
        result = evidence.results.get(id)
        outcome = result.outcome if result else Outcome.UNRUN
        found[check.proves] = worst((found.get(check.proves, outcome), outcome))
    return found

"""Clouds side by side: what differs, and what it means for someone who moves. Pure."""

import fnmatch
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import permutations

from assay.model.comparison import (
    Case,
    Comparison,
    Difference,
    Effect,
    LostCapabilities,
    Meanings,
    Move,
    Row,
    Value,
)
from assay.model.evidence import Evidence
from assay.model.outcome import Outcome, worst

_UNKNOWN = (Outcome.BLOCKED, Outcome.ERROR, Outcome.UNRUN)
_ORDER = list(Effect)
_VERSION = re.compile(r"v?(\d+(?:\.\d+)*)")


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
        of_services = {
            name: {one.id.partition(".")[0] for one in evidences[here].checks.values() if one.proves == name}
            for name in gone
        }
        with_service = {name for name in gone if of_services[name] and of_services[name] <= missing}
        differences = [
            *_of_services(missing, with_service, of_services, meanings, words),
            *_of_capabilities(
                {name: outcome for name, outcome in gone.items() if name not in with_service},
                meanings.capabilities,
                described,
                words,
            ),
            *_of_facts(facts[here], facts[there], meanings.facts, words, missing),
        ]
        differences.sort(key=lambda one: (_ORDER.index(one.effect), -len(one.names), one.subject))
        moves.append(
            Move(
                **words,
                differences=tuple(differences),
                unknown=unknown,
                distance=sum(meanings.weights[one.effect] for one in differences),
            )
        )
    return Comparison(
        clouds=tuple(names),
        capabilities=tuple(
            Row(name=name, values=tuple(one.get(name, Outcome.UNRUN) for one in capabilities))
            for name in sorted({name for one in capabilities for name in one})
        ),
        facts=tuple(
            Row(name=name, values=tuple(one.get(name) for one in facts))
            for name in sorted({name for one in facts for name in one})
        ),
        moves=tuple(moves),
    )


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


def _of_services(
    missing: frozenset[str],
    capabilities: set[str],
    services: Mapping[str, set[str]],
    meanings: Meanings,
    words: Mapping[str, str],
) -> list[Difference]:
    return [
        Difference(
            effect=Effect.BREAKS,
            subject=service,
            old="offered",
            new="not offered",
            means=meanings.services.get(service, "{there} has no {service} service.").format(
                **words, service=service
            ),
            names=tuple(sorted(name for name in capabilities if service in services[name])),
        )
        for service in sorted(missing)
    ]


def _of_capabilities(
    gone: Mapping[str, Outcome],
    rules: Sequence[LostCapabilities],
    described: Mapping[str, str],
    words: Mapping[str, str],
) -> list[Difference]:
    """One difference for each rule that takes capabilities away, and one for each that no rule is about."""
    groups: dict[str, tuple[Effect, str, list[str]]] = {}
    for name in sorted(gone):
        rule = next((rule for rule in rules if fnmatch.fnmatchcase(name, rule.match)), None)
        if rule:
            key, effect, means = rule.match, rule.effect, rule.means.format(**words)
        else:
            key, effect = name, Effect.BREAKS
            what = described.get(name, name).rstrip(".")
            means = f"What relies on this fails on {words['there']}: {what[0].lower()}{what[1:]}."
        groups.setdefault(key, (effect, means, []))[2].append(name)
    return [
        Difference(
            effect=effect,
            subject=names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more",
            old="proven",
            new=" and ".join(
                sorted({"wrong" if gone[name] is Outcome.FAIL else "not offered" for name in names})
            ),
            means=means,
            names=tuple(names),
        )
        for effect, means, names in groups.values()
    ]


def _of_facts(
    old: Mapping[str, Value],
    new: Mapping[str, Value],
    rules: Mapping[str, Sequence[Case]],
    words: Mapping[str, str],
    missing: frozenset[str],
) -> list[Difference]:
    """One difference for each fact that is not as it was; what a service that is missing told is not one."""
    found = []
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) == new.get(name) or name.partition(".")[0] in missing:
            continue
        cases = next((cases for match, cases in rules.items() if fnmatch.fnmatchcase(name, match)), ())
        for case in cases:
            items = _changed(case.change, old.get(name), new.get(name))
            if items is None or not _meets(case, old.get(name), new.get(name)):
                continue
            before, after = _beside(old.get(name), new.get(name)), _beside(new.get(name), old.get(name))
            means = case.means.format(**words, old=before, new=after, items=", ".join(items))
            found.append(Difference(effect=case.effect, subject=name, old=before, new=after, means=means))
            break
    return found


def _meets(case: Case, old: Value, new: Value) -> bool:
    return case.old in (None, str(old)) and case.new in (None, str(new))


def _changed(change: str, old: Value, new: Value) -> list[str] | None:
    """What a list lost or gained, or nothing for another kind of value; None if it did not change so."""
    if change in ("gone", "new"):
        return [] if (new if change == "gone" else old) is None else None
    if old is None or new is None:
        return None
    if change in ("lacks", "gains"):
        had, has = _items(old), _items(new)
        items = (
            [one for one in had if one not in has]
            if change == "lacks"
            else [one for one in has if one not in had]
        )
        return items or None
    if change in ("less", "more"):
        before, after = _size(old), _size(new)
        if before is None or after is None:
            return None
        return [] if (after < before) is (change == "less") else None
    return []


def _items(value: Value) -> list[str]:
    return [str(one) for one in value] if isinstance(value, tuple) else [str(value)]


def _size(value: Value) -> tuple[float, ...] | None:
    """A number or a version, so that 2.100 is more than 2.90."""
    if isinstance(value, bool) or value is None or isinstance(value, tuple):
        return None
    if isinstance(value, int | float):
        return (float(value),)
    version = _VERSION.fullmatch(value)
    return tuple(float(part) for part in version[1].split(".")) if version else None


def _beside(value: Value, other: Value) -> str:
    """A value in words; of a list, what the other one lacks."""
    if value is None:
        return "none"
    if isinstance(value, tuple) and isinstance(other, tuple):
        value = tuple(one for one in value if one not in other)
    return ", ".join(_items(value)) or "nothing more"

"""What a move takes away: services, and capabilities that were proven. Pure."""

import fnmatch
from collections.abc import Mapping, Sequence

from assay.model.comparison import Difference, Effect, LostCapabilities, Meanings
from assay.model.outcome import Outcome


def of_services(
    missing: frozenset[str],
    capabilities: set[str],
    services: Mapping[str, set[str]],
    meanings: Meanings,
    words: Mapping[str, str],
) -> list[Difference]:
    """One difference for each service that is missing, with the capabilities that go with it.

    Args:
        missing: Types of the services.
        capabilities: Those that go with them.
        services: Capability to the services that it is of.
        meanings: What that means.
        words: The clouds' names, as sentences name them.
    """
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


def of_capabilities(
    gone: Mapping[str, Outcome],
    rules: Sequence[LostCapabilities],
    described: Mapping[str, str],
    words: Mapping[str, str],
) -> list[Difference]:
    """One difference for each rule that takes capabilities away, and one for each that no rule is about.

    Args:
        gone: Capabilities proven here, with what came of them there.
        rules: What it means, the first that matches a capability.
        described: What a capability is, in words, by name.
        words: The clouds' names, as sentences name them.
    """
    ruled: dict[LostCapabilities, list[str]] = {}
    for name in sorted(gone):
        rule = next((rule for rule in rules if _is_about(rule, name, gone[name])), None)
        ruled.setdefault(rule or _unruled(name, described), []).append(name)
    return [
        Difference(
            effect=rule.effect,
            subject=names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more",
            old="proven",
            new=" and ".join(sorted({_seen(gone[name]) for name in names})),
            means=rule.means.format(**words),
            names=tuple(names),
            cause=rule.cause,
        )
        for rule, names in ruled.items()
    ]


def _is_about(rule: LostCapabilities, name: str, outcome: Outcome) -> bool:
    return fnmatch.fnmatchcase(name, rule.match) and rule.new in (None, _seen(outcome))


def _seen(outcome: Outcome) -> str:
    return "wrong" if outcome is Outcome.FAIL else "not offered"


def _unruled(name: str, described: Mapping[str, str]) -> LostCapabilities:
    """What it means that a capability is lost of which nothing more is written down."""
    what = described.get(name, name).rstrip(".").replace("{", "{{").replace("}", "}}")
    means = f"What relies on this fails on {{there}}: {what[0].lower()}{what[1:]}."
    return LostCapabilities(match=name, effect=Effect.BREAKS, means=means)

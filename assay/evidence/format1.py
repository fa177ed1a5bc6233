"""Format 1 of the bundle: how its files become the nouns. Never changed, but for what may be absent."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from functools import cache
from typing import Any, TypeVar

from assay.model.activity import Activity
from assay.model.claim import Claim
from assay.model.evidence import (
    CheckDescription,
    CloudIdentity,
    Evidence,
    GuidelineIdentity,
    Nonce,
    ServiceIdentity,
    SuiteIdentity,
)
from assay.model.exchange import Exchange
from assay.model.fact import Fact
from assay.model.official import OfficialResult
from assay.model.outcome import Outcome
from assay.model.result import Attempt, CheckResult

_Kind = TypeVar("_Kind")
_MOST_SHAPES = 64
"""How many are remembered of one kind; a bundle as it is written has two or three."""


def evidence(
    *,
    run: dict[str, Any],
    cloud: dict[str, Any],
    suite: SuiteIdentity,
    checks: Mapping[str, CheckDescription],
    results: Iterable[dict[str, Any]],
    facts: Iterable[dict[str, Any]],
    official: Iterable[dict[str, Any]] = (),
) -> Evidence:
    """What the files of a bundle say together.

    Args:
        run: `run.json`.
        cloud: `cloud.json`.
        suite: What `suite_of` made of `suite.json`.
        checks: What `descriptions` made of `checks.json`.
        results: The lines of `results.jsonl`; of two for one check the later counts.
        facts: The lines of `facts.jsonl`.
        official: The lines of `official.jsonl`, which most bundles do not have.

    Raises:
        KeyError: something is missing.
        TypeError: something is there that format 1 does not know, or is of another type.
        ValueError: an outcome is unknown.
    """
    ended = [_result(one) for one in results]
    seen = {_fact(one) for one in facts}
    services = tuple(_noun(ServiceIdentity, one) for one in cloud["services"])
    return _noun(
        Evidence,
        {
            "run": run["run"],
            "started": run["started"],
            "finished": run["finished"],
            "cloud": _noun(CloudIdentity, {**cloud, "services": services}),
            "suite": suite,
            "checks": dict(checks),
            "results": {result.check: result for result in ended},
            "facts": tuple(sorted(seen, key=lambda fact: (fact.name, fact.source))),
            "left_behind": tuple(run.get("left_behind", ())),
            "nonce": _maybe(Nonce, run.get("nonce")),
            "guideline": _maybe(GuidelineIdentity, run.get("guideline")),
            "official": tuple(_official(one) for one in official),
        },
    )


def suite_of(suite: Any) -> SuiteIdentity:
    """What `suite.json` says; see `evidence` for what is raised."""
    return _noun(SuiteIdentity, suite)


def descriptions(checks: Any) -> dict[str, CheckDescription]:
    """What `checks.json` says, by check id; see `evidence` for what is raised."""
    if not isinstance(checks, list):
        raise TypeError("the checks are no list")
    return {check.id: check for check in (_noun(CheckDescription, one) for one in checks)}


def activity(line: dict[str, Any]) -> Activity:
    """What a line of `activities.jsonl` says; see `evidence` for what is raised."""
    return _noun(Activity, line)


def exchange(line: dict[str, Any]) -> Exchange:
    """What a line of a file of exchanges says; see `evidence` for what is raised."""
    return _noun(Exchange, line)


def _noun(kind: type[_Kind], document: dict[str, Any]) -> _Kind:
    """Make a noun, and insist on the types of its fields, on which a dataclass does not insist."""
    form = _form(kind)  # type: ignore[arg-type]
    # Most lines of a bundle are alike, so what was sound once need not be looked at name by name again.
    shape = (*document, *map(type, document.values()))
    if shape not in form.sound:
        for name, value in document.items():
            # JSON has these types themselves and none derived from them.
            if name in form.types and type(value) not in form.types[name]:
                raise TypeError(f"{name} is of a wrong type")
    for name, fits in form.fits:
        if name in document and not fits(document[name]):
            raise TypeError(f"{name} is of a wrong type")
    if shape in form.sound:
        return _made(kind, document)
    if not form.needed <= document.keys() <= form.known:
        return kind(**document)  # adds what is made anew for each, or says what is missing or unknown
    if len(form.sound) < _MOST_SHAPES:
        form.sound.add(shape)
    return _made(kind, document)


def _made(kind: type[_Kind], document: dict[str, Any]) -> _Kind:
    # At once: field by field, as a frozen dataclass does it, takes most of the time of reading a bundle.
    noun = object.__new__(kind)
    noun.__dict__.update(document)
    return noun


def _maybe(kind: type[_Kind], document: dict[str, Any] | None) -> _Kind | None:
    return None if document is None else _noun(kind, document)


@dataclass(frozen=True)
class _Form:
    """What is asked of the fields of a noun.

    Attributes:
        known: All of them.
        needed: Those that the class has no value for.
        types: Which types those of a plain type may have.
        fits: What is asked of others.
        sound: Names and types of values of documents that had all of them right.
    """

    known: frozenset[str]
    needed: frozenset[str]
    types: dict[str, frozenset[type]]
    fits: tuple[tuple[str, Callable[[Any], bool]], ...]
    sound: set[tuple[Any, ...]] = field(default_factory=set)


@cache
def _form(kind: Any) -> _Form:
    all_ = fields(kind)
    return _Form(
        known=frozenset(one.name for one in all_),
        needed=frozenset(one.name for one in all_ if one.default is MISSING),
        types={one.name: _PLAIN[one.type] for one in all_ if one.type in _PLAIN},
        fits=tuple((one.name, _FITS[one.type]) for one in all_ if one.type in _FITS),
    )


def _texts(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(one, str) for pair in value.items() for one in pair)


_PLAIN: dict[Any, frozenset[type]] = {
    str: frozenset({str}),
    bool: frozenset({bool}),
    int: frozenset({int}),
    float: frozenset({int, float}),
    str | None: frozenset({str, type(None)}),
}
_FITS: dict[Any, Callable[[Any], bool]] = {
    dict[str, str]: _texts,
    tuple[str, ...]: lambda value: all(isinstance(one, str) for one in value),
}


def _result(line: dict[str, Any]) -> CheckResult:
    return _noun(
        CheckResult,
        {
            **line,
            "outcome": Outcome(line["outcome"]),
            "claims": tuple([_noun(Claim, claim) for claim in line["claims"]]),
            "discarded": tuple([_attempt(one) for one in line["discarded"]]),
            "disturbances": tuple(line["disturbances"]),
        },
    )


def _attempt(one: dict[str, Any]) -> Attempt:
    disturbances = tuple(one["disturbances"])
    return _noun(Attempt, {**one, "outcome": Outcome(one["outcome"]), "disturbances": disturbances})


def _official(line: dict[str, Any]) -> OfficialResult:
    return _noun(OfficialResult, {**line, "outcome": Outcome(line["outcome"])})


def _fact(line: dict[str, Any]) -> Fact:
    value = line["value"]
    return _noun(Fact, {**line, "value": tuple(value) if isinstance(value, list) else value})

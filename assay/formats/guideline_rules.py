"""What a guideline has to keep beyond its schema, each rule with a name."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from assay.model.guideline import EDITION, Status

INHERITED = frozenset(
    {
        "below-cutoff",
        "contradiction",
        "bad-test-id",
        "dangling-capability",
        "dangling-component",
        "dangling-flag",
        "dangling-section",
        "duplicate-test",
        "flag-without-expiry",
        "flag-without-reason",
        "id-without-date",
        "missing-scoring",
        "missing-test-id",
        "nothing-asked",
        "required-admin",
        "unknown-criterion",
        "unnamed-capability",
        "weights",
    }
)
"""Rules that official documents break. One that was imported is told so, and can still be used."""

UNSAID = frozenset({"missing-description", "missing-reason", "missing-score", "missing-scoring"})
"""Rules that a draft may break while it is being written."""

_TEST_ID = re.compile(r"id-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, order=True, kw_only=True)
class Fault:
    """One broken rule.

    Attributes:
        at: Where, such as `capabilities.compute-servers-lock.score`.
        name: Name of the rule, such as `below-cutoff`.
        says: The fault in words, without a full stop.
    """

    at: str
    name: str
    says: str

    def __str__(self) -> str:
        return f"{self.at}: {self.says} [{self.name}]"


def faults(document: dict[str, Any]) -> list[Fault]:
    """Every broken rule of a document that its schema accepts, in the order of the document."""
    return [
        *_identity(document),
        *_dates(document),
        *_references(document),
        *_contradictions(document),
        *_span(document),
        *_scores(document),
        *_tests(document),
        *_flags(document),
        *_native(document),
    ]


def _programs(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for group in ("programs", "add-ons"):
        for name, program in document.get(group, {}).items():
            yield f"{group}.{name}", name, program


def _statuses(component: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for part in (component, component.get("behaviour", {})):
        for status in Status:
            for capability in part.get(status.value, ()):
                yield status.value, capability


def _required(document: dict[str, Any]) -> list[str]:
    return list(
        dict.fromkeys(name for one in document["components"].values() for name in one.get("required", ()))
    )


def _identity(document: dict[str, Any]) -> Iterator[Fault]:
    if not EDITION.fullmatch(document["guideline"]):
        yield Fault(
            at="guideline",
            name="id-without-date",
            says="the id is no date such as 2026.11",
        )
    for name in document["programs"].keys() & document.get("add-ons", {}).keys():
        yield Fault(at=f"add-ons.{name}", name="duplicate-program", says="there is a program of this name")
    for part in ("programs", "components", "capabilities", "releases"):
        if not document[part] and not (part == "programs" and document.get("add-ons")):
            yield Fault(at=part, name="nothing-asked", says="there is none")


def _dates(document: dict[str, Any]) -> Iterator[Fault]:
    dated = [("expires", document.get("expires"))]
    for part in ("flags", "waivers"):
        for number, one in enumerate(document.get(part, ())):
            dated += [(f"{part}.{number}.{key}", one.get(key)) for key in ("date", "expires")]
            if one.get("date", "") > one.get("expires", "9"):
                yield Fault(at=f"{part}.{number}", name="ends-before-it-begins", says="it ends too early")
    for at, day in dated:
        if day is not None and not _is_day(day):
            yield Fault(at=at, name="no-such-day", says=f"{day} is no day")


def _is_day(day: str) -> bool:
    try:
        return bool(date.fromisoformat(day))
    except ValueError:
        return False


def _references(document: dict[str, Any]) -> Iterator[Fault]:
    components, capabilities = document["components"], document["capabilities"]
    for at, _, program in _programs(document):
        for component in (*program["components"], *program.get("requires", ()), *program.get("optional", ())):
            if component not in components and component not in program.get("sources", {}):
                yield Fault(at=at, name="dangling-component", says=f"there is no component {component!r}")
    named: set[str] = set()
    for name, component in components.items():
        for status, capability in _statuses(component):
            named.add(capability)
            if capability not in capabilities:
                says = f"there is no capability {capability!r}"
                yield Fault(at=f"components.{name}.{status}", name="dangling-capability", says=says)
        for status, projects in component.get("designated", {}).items():
            for project in projects:
                if status not in document.get("designated-sections", {}).get(project, {}):
                    says = f"there is no designated section of {project!r} that is {status}"
                    yield Fault(at=f"components.{name}.designated", name="dangling-section", says=says)
    for capability in capabilities:
        if capability not in named:
            yield Fault(
                at=f"capabilities.{capability}", name="unnamed-capability", says="no component names it"
            )


def _contradictions(document: dict[str, Any]) -> Iterator[Fault]:
    for at, _, program in _programs(document):
        seen: dict[str, str] = {}
        for component in program["components"]:
            for status, capability in _statuses(document["components"].get(component, {})):
                if seen.setdefault(capability, status) != status:
                    says = f"{capability} is both {seen[capability]} and {status}"
                    yield Fault(at=at, name="contradiction", says=says)


def _span(document: dict[str, Any]) -> Iterator[Fault]:
    edition = document["guideline"][-7:]
    if not EDITION.fullmatch(edition):
        return
    for component in document["components"].values():
        for status, capability in _statuses(component):
            one = document["capabilities"].get(capability, {})
            at = f"capabilities.{capability}"
            if status == "required" and one.get("since", "") > edition:
                yield Fault(at=at, name="not-yet", says=f"it is required, but only since {one['since']}")
            if status != "removed" and one.get("until", "9") < edition:
                yield Fault(
                    at=at, name="no-more", says=f"it is {status}, but asked for until {one['until']} only"
                )
    for name, one in document["capabilities"].items():
        if one.get("since", "") > one.get("until", "9"):
            yield Fault(at=f"capabilities.{name}", name="ends-before-it-begins", says="until is before since")


def _scores(document: dict[str, Any]) -> Iterator[Fault]:
    scoring = document.get("scoring", {"criteria": {}})
    weights = {key: one["weight"] for key, one in scoring["criteria"].items()}
    if not weights:
        yield Fault(at="scoring", name="missing-scoring", says="there are no criteria")
        return
    if sum(weights.values()) != 100:
        says = f"the weights make {sum(weights.values())}, not 100"
        yield Fault(at="scoring.criteria", name="weights", says=says)
    required = set(_required(document))
    for name, capability in document["capabilities"].items():
        score, at = capability.get("score"), f"capabilities.{name}.score"
        if score is None:
            continue
        met = list(dict.fromkeys(score["met"]))
        for key in dict.fromkeys((*met, *score.get("unmet", ()))):
            if key not in weights:
                yield Fault(at=at, name="unknown-criterion", says=f"{key!r} is none of the criteria")
        if both := set(met) & set(score.get("unmet", ())):
            yield Fault(at=at, name="met-and-unmet", says=f"{', '.join(sorted(both))} is met and unmet")
        total = sum(weights.get(key, 0) for key in met)
        if score.get("total", total) != total:
            yield Fault(
                at=at, name="wrong-total", says=f"the criteria met make {total}, not {score['total']}"
            )
        below = total < scoring.get("cutoff", 0)
        if name in required and below and "exception" not in score:
            says = f"it is required at {total}, below the cutoff of {scoring['cutoff']}, without a reason"
            yield Fault(at=at, name="below-cutoff", says=says)
        if "exception" in score and not (name in required and below):
            yield Fault(at=at, name="needless-exception", says="there is nothing that needs an exception")


def _tests(document: dict[str, Any]) -> Iterator[Fault]:
    required = set(_required(document))
    for name, capability in document["capabilities"].items():
        at = f"capabilities.{name}"
        if name in required and capability.get("admin"):
            yield Fault(
                at=at, name="required-admin", says="it is required and needs an administrator's rights"
            )
        for test, times in Counter(one["test"] for one in capability.get("tests", ())).items():
            if times > 1:
                yield Fault(at=f"{at}.tests", name="duplicate-test", says=f"{test} is named {times} times")
        for one in capability.get("tests", ()):
            if "id" not in one:
                yield Fault(at=f"{at}.tests", name="missing-test-id", says=f"{one['test']} has no id")
            elif not _TEST_ID.fullmatch(one["id"]):
                says = f"{one['test']} has an id that is no `id-` and UUID: {one['id']}"
                yield Fault(at=f"{at}.tests", name="bad-test-id", says=says)


def _flags(document: dict[str, Any]) -> Iterator[Fault]:
    for part in ("flags", "waivers"):
        for number, one in enumerate(document.get(part, ())):
            at, capability = f"{part}.{number}", document["capabilities"].get(one["capability"])
            if capability is None:
                says = f"there is no capability {one['capability']!r}"
                yield Fault(at=at, name="dangling-flag", says=says)
                continue
            if "check" in one and one["check"] not in capability.get("checks", ()):
                says = f"{one['capability']} has no check {one['check']!r}"
                yield Fault(at=at, name="dangling-flag", says=says)
            if "test" in one and one["test"] not in [test["test"] for test in capability.get("tests", ())]:
                says = f"{one['capability']} has no test {one['test']!r}"
                yield Fault(at=at, name="dangling-flag", says=says)
            if lacking := [key for key in ("reason", "why", "date") if part == "flags" and key not in one]:
                yield Fault(at=at, name="flag-without-reason", says=f"the flag lacks {', '.join(lacking)}")
            if "expires" not in one:
                yield Fault(at=at, name="flag-without-expiry", says="the flag never expires")
    ids = Counter(one["id"] for one in document.get("waivers", ()))
    for id, times in ids.items():
        if times > 1:
            yield Fault(at="waivers", name="duplicate-waiver", says=f"{id!r} names {times} waivers")


def _native(document: dict[str, Any]) -> Iterator[Fault]:
    """What a document that was written here has to say, and official ones never said."""
    if "origin" in document:
        return
    weights, required = document.get("scoring", {"criteria": {}})["criteria"], set(_required(document))
    for at, one in (
        *((at, program) for at, _, program in _programs(document)),
        *((f"components.{name}", one) for name, one in document["components"].items()),
        *((f"capabilities.{name}", one) for name, one in document["capabilities"].items()),
    ):
        if not one.get("description"):
            yield Fault(at=at, name="missing-description", says="it is not described")
    for name, capability in document["capabilities"].items():
        at = f"capabilities.{name}"
        if name in required and not capability.get("checks"):
            yield Fault(at=at, name="unproven", says="it is required and no check proves it")
        elif not capability.get("checks") and not capability.get("tests"):
            yield Fault(at=at, name="unproven", says="neither a check nor a test proves it")
        if "why" not in capability:
            yield Fault(at=at, name="missing-reason", says="it does not say why it is there")
        score = capability.get("score")
        if score is None or not {"total", "unmet", "source"} <= score.keys():
            yield Fault(at=at, name="missing-score", says="its score does not tell total, unmet and source")
        elif left := [key for key in weights if key not in (*score["met"], *score["unmet"])]:
            yield Fault(at=f"{at}.score", name="missing-score", says=f"nothing is said of {', '.join(left)}")

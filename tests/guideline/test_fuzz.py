"""No document that can be loaded breaks whoever uses it."""

import copy
import json
from typing import Any

from hypothesis import event, given, settings
from hypothesis import strategies as st

from assay.formats import (
    bounded_yaml,
    guideline,
    guideline_approved,
    guideline_build,
    guideline_difference,
    guideline_lifecycle,
)
from assay.formats.official import document
from assay.judge.verdict import judge
from assay.model.guideline import Status
from assay.model.outcome import Outcome
from assay.model.verdict import Conformance
from tests.core.builders import evidence
from tests.guideline.builders import SCHEMA_2_0, TEST, changed, sound
from tests.guideline.test_rules import FLAG, WAIVER

WHOLE_FLAG = {"capability": "compute-servers-stop", **{key: FLAG[key] for key in FLAG if key[0] in "drew"}}
RICH = changed(
    ("flags", [FLAG, WHOLE_FLAG]),
    ("waivers", [WAIVER]),
    ("capabilities/compute-servers-tags/until", "2027.05"),
)
IMPORTED = document.import_document(SCHEMA_2_0).document
CHECKS = [check for one in RICH["capabilities"].values() for check in one["checks"]]
WORDS = [
    *("compute", "dns", "compute-servers-lock", "compute-servers-tags", "dns-zones", "nova", "atomic", "doc"),
    *("required", "advisory", "removed", "draft", "approved", "2026.11", "2020.06", "2028-11-30", "", TEST),
    *CHECKS[:3],
]
scalars = st.sampled_from(WORDS) | st.none() | st.booleans() | st.integers(-1, 101) | st.text(max_size=4)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(WORDS) | st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)


def _places(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    places = [at] if at else []
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            places += _places(inner, (*at, key))
    return places


@st.composite
def harmed(draw: st.DrawFn) -> Any:
    """A sound document in which a few values were replaced, removed, doubled or moved."""
    whole = copy.deepcopy(draw(st.sampled_from([RICH, sound(), IMPORTED])))
    for _ in range(draw(st.integers(1, 4))):
        places = _places(whole)
        place = draw(st.sampled_from(places))
        inner = whole
        for step in place[:-1]:
            inner = inner[step]
        match draw(st.sampled_from(["replace", "remove", "move", "add"])):
            case "replace":
                inner[place[-1]] = draw(values)
            case "remove":
                del inner[place[-1]]
            case "move":
                other = whole
                for step in draw(st.sampled_from(places)):
                    other = other[step] if _has(other, step) else other
                inner[place[-1]] = copy.deepcopy(other)
            case "add" if isinstance(inner, dict):
                inner[draw(st.sampled_from(WORDS))] = draw(values)
        if not whole:
            return whole
    return whole


NAMES = sorted(RICH["capabilities"])
DAYS = ["2026-01-01", "2026-06-30", "2027-01-01", "2028-11-30"]
EDITIONS = ["2026.05", "2026.11", "2027.05"]


@st.composite
def plausible(draw: st.DrawFn) -> Any:
    """A document as people might write it: statuses, checks, flags, waivers and add-ons in any mixture."""
    whole = sound()
    subsets = st.lists(st.sampled_from(NAMES), unique=True, max_size=4)
    asked = {name: draw(st.sampled_from([one.value for one in Status])) for name in NAMES}
    home = {name: draw(st.sampled_from(["compute", "dns"])) for name in NAMES}
    for place, component in whole["components"].items():
        for status in Status:
            component[status.value] = [
                name for name in NAMES if home[name] == place and asked[name] == status.value
            ]
    for name, one in whole["capabilities"].items():
        one["checks"] = one["checks"][: draw(st.integers(1, 2))]
        if asked[name] == "removed" and draw(st.booleans()):
            one["until"] = draw(st.sampled_from(EDITIONS))
    whole["add-ons"]["dns"]["requires"] = draw(st.sampled_from([[], ["compute"], ["compute", "dns"]]))
    for name in draw(subsets):
        checks = whole["capabilities"][name]["checks"]
        about = {"check": draw(st.sampled_from(checks))} if checks and draw(st.booleans()) else {}
        days = sorted((draw(st.sampled_from(DAYS)), draw(st.sampled_from(DAYS))))
        dates = dict(zip(("date", "expires"), days, strict=True))
        whole["flags"].append({"capability": name, "reason": "D401", "why": "W.", **about, **dates})
    for name in draw(subsets):
        days = sorted((draw(st.sampled_from(DAYS)), draw(st.sampled_from(DAYS))))
        dates = dict(zip(("date", "expires"), days, strict=True))
        whole["waivers"].append({"id": f"waiver-{name}", "capability": name, "why": "W.", **dates})
    return whole


def _has(value: Any, step: Any) -> bool:
    if isinstance(value, list):
        return isinstance(step, int) and step < len(value)
    return isinstance(value, dict) and step in value


@settings(deadline=None, max_examples=300)
@given(plausible() | harmed(), st.dictionaries(st.sampled_from(CHECKS), st.sampled_from(list(Outcome))))
def test_what_can_be_loaded_can_be_used(whole: Any, seen: dict[str, Outcome]) -> None:
    """A document that lint lets pass is built, judged by, compared, digested and written without breaking."""
    faults = guideline.lint(whole)
    assert all(str(fault) for fault in faults)
    if any(not guideline.forgiven(whole, fault) for fault in faults):
        event("refused")
        return
    event("accepted")
    built = guideline_build.build(whole)
    for program in built.programs:
        verdict = judge(built, program, evidence(seen))
        if verdict.conformance is Conformance.CONFORMANT:
            mandates = built.mandates(program)
            excused = {one.capability for one in verdict.capabilities if one.excused}
            for name in {name for name, status in mandates.items() if status is Status.REQUIRED} - excused:
                flagged = {flag.check for flag in verdict.flags}
                left = [check for check in built.proofs(program, name) if check not in flagged]
                assert left
                assert all(seen.get(check) is Outcome.PASS for check in left)
    other = guideline_build.build(RICH)
    assert guideline_difference.changes(built, built) == []
    assert isinstance(guideline_difference.changes(built, other), list)
    assert isinstance(guideline_lifecycle.faults(built, other), list)
    assert guideline_approved.digest(whole).startswith("sha256:")
    assert bounded_yaml.parse(bounded_yaml.text(whole).encode(), "draft") == whole
    written, _ = document.export_document(whole, "2.0")
    assert json.dumps(written)


@settings(deadline=None, max_examples=100)
@given(harmed())
def test_linting_breaks_on_nothing(whole: Any) -> None:
    """Any harm at all gives faults in words, never an exception."""
    assert all(fault.name and fault.at for fault in guideline.lint(whole))

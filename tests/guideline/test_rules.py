"""Every rule of a guideline is broken once, and named."""

from pathlib import Path
from typing import Any

import pytest

from assay.formats import guideline, guideline_build, guideline_rules
from assay.problem import Problem
from tests.guideline.builders import ID, TEST, changed, sound

LOCK = "capabilities/compute-servers-lock"
FLAG = {
    "capability": "compute-servers-lock",
    "check": "compute.servers.lock.works",
    "reason": "D401",
    "why": "It is wrong.",
    "date": "2026-10-01",
    "expires": "2027-04-01",
}
WAIVER = {
    "id": "old-hardware",
    "capability": "compute-servers-lock",
    "why": "It cannot.",
    "date": "2026-10-01",
    "expires": "2027-04-01",
}


def _without(one: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in one.items() if key not in keys}


BREAKS: list[tuple[str, list[tuple[str, Any]]]] = [
    ("schema", [("nonsense", 1)]),
    ("schema", [("guideline", "../2026.11")]),
    ("schema", [(f"{LOCK}/flag", {})]),
    ("schema", [(f"{LOCK}/score/points", 3)]),
    ("schema", [(f"{LOCK}/tests", [{"test": TEST, "id": ID, "flagged": {}}])]),
    ("schema", [("flags", [{**FLAG, "reason": "D407"}])]),
    ("schema", [("flags", [{**FLAG, "test": TEST}])]),
    ("schema", [("flags", [{**FLAG, "expires": "soon"}])]),
    ("schema", [("waivers", [_without(WAIVER, "expires")])]),
    ("schema", [("waivers", [_without(WAIVER, "why")])]),
    ("schema", [("scoring/criteria/doc/weight", "30")]),
    ("schema", [("components/compute/designated", {"always": ["nova"]})]),
    ("schema", [("designated-sections/nova/required/sections/api", {"designated": "yes"})]),
    ("id-without-date", [("guideline", "next")]),
    ("duplicate-program", [("add-ons/platform", {**sound()["add-ons"]["dns"]})]),
    ("nothing-asked", [("releases", [])]),
    ("no-such-day", [("expires", "2027-02-30")]),
    ("no-such-day", [("flags", [{**FLAG, "expires": "2027-02-30"}])]),
    ("ends-before-it-begins", [("flags", [{**FLAG, "expires": "2026-09-30"}])]),
    ("ends-before-it-begins", [("waivers", [{**WAIVER, "expires": "2026-09-30"}])]),
    ("ends-before-it-begins", [(f"{LOCK}/until", "2026.01")]),
    ("dangling-component", [("programs/platform/components", ["compute", "storage"])]),
    ("dangling-component", [("add-ons/dns/requires", ["storage"])]),
    ("dangling-capability", [("components/compute/deprecated", ["compute-servers-fly"])]),
    ("dangling-section", [("components/compute/designated", {"required": ["glance"]})]),
    ("unnamed-capability", [("components/compute/advisory", [])]),
    ("contradiction", [("components/compute/deprecated", ["compute-servers-lock"])]),
    ("not-yet", [(f"{LOCK}/since", "2027.05")]),
    ("no-more", [(f"{LOCK}/until", "2026.05")]),
    ("missing-scoring", [("scoring", None)]),
    ("weights", [("scoring/criteria/doc/weight", 31)]),
    ("unknown-criterion", [(f"{LOCK}/score/unmet", ["sticky", "pretty"])]),
    ("met-and-unmet", [(f"{LOCK}/score/unmet", ["sticky", "doc"])]),
    ("wrong-total", [(f"{LOCK}/score/total", 71)]),
    ("below-cutoff", [("scoring/cutoff", 71)]),
    ("needless-exception", [(f"{LOCK}/score/exception", "Just so.")]),
    ("required-admin", [(f"{LOCK}/admin", True)]),
    ("unproven", [(f"{LOCK}/checks", [])]),
    ("unproven", [("capabilities/compute-servers-tags/checks", [])]),
    ("duplicate-test", [(f"{LOCK}/tests", [{"test": TEST, "id": ID}, {"test": TEST, "id": ID}])]),
    ("missing-test-id", [(f"{LOCK}/tests", [{"test": TEST}])]),
    ("bad-test-id", [(f"{LOCK}/tests", [{"test": TEST, "id": ID.removeprefix("id-")}])]),
    ("dangling-flag", [("flags", [{**FLAG, "capability": "compute-servers-fly"}])]),
    ("dangling-flag", [("flags", [{**FLAG, "check": "compute.server.fly"}])]),
    ("dangling-flag", [("flags", [{**_without(FLAG, "check"), "test": "tempest.other"}])]),
    ("dangling-flag", [("waivers", [{**WAIVER, "capability": "compute-servers-fly"}])]),
    ("flag-without-reason", [("flags", [_without(FLAG, "reason")])]),
    ("flag-without-reason", [("flags", [_without(FLAG, "date")])]),
    ("flag-without-expiry", [("flags", [_without(FLAG, "expires")])]),
    ("duplicate-waiver", [("waivers", [WAIVER, WAIVER])]),
    ("missing-description", [(f"{LOCK}/description", "")]),
    ("missing-description", [("components/dns/description", None)]),
    ("missing-reason", [(f"{LOCK}/why", None)]),
    ("missing-score", [(f"{LOCK}/score", None)]),
    ("missing-score", [(f"{LOCK}/score/source", None)]),
    ("missing-score", [(f"{LOCK}/score/unmet", [])]),
]


def test_the_document_that_is_harmed_is_sound() -> None:
    """Without harm there is no fault, with flags and waivers and scores."""
    document = changed(("flags", [FLAG]), ("waivers", [WAIVER]))
    assert guideline.lint(document) == []
    assert guideline_build.build(document).flags[0].about == "compute.servers.lock.works"


@pytest.mark.parametrize(
    ("rule", "changes"), BREAKS, ids=[f"{i}-{rule}" for i, (rule, _) in enumerate(BREAKS)]
)
def test_a_broken_rule_is_named(rule: str, changes: list[tuple[str, Any]]) -> None:
    """The rule that was broken is named, and hardly any other."""
    found = {fault.name for fault in guideline.lint(changed(*changes))}
    assert rule in found
    assert len(found) <= 2


def test_every_rule_is_broken_here() -> None:
    """No rule that may be forgiven goes without a test that breaks it."""
    assert {rule for rule, _ in BREAKS} >= guideline_rules.INHERITED | guideline_rules.UNSAID


def test_a_reason_lets_a_capability_stay_below_the_cutoff() -> None:
    """Status and score may disagree where the reason is recorded."""
    document = changed(("scoring/cutoff", 71))
    for capability in document["capabilities"].values():
        capability["score"]["exception"] = "It was required before."
    document["capabilities"]["compute-servers-tags"]["score"].pop("exception")
    assert guideline.lint(document) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('guideline: "2026.11"\nguideline: "2027.05"\n', "'guideline' is named twice"),
        ("a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
         "c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]\n"
         "e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]\nf: [*e, *e, *e, *e, *e, *e, *e, *e, *e]\n", "too much"),
        ("[" * 60 + "]" * 60, "nested too deep"),
        ("1: x\n", "put it in quotes"),
        ("a: !!python/object/apply:os.system [id]\n", "is not YAML"),
    ],
)  # fmt: skip
def test_hostile_yaml_is_refused_in_words(tmp_path: Path, text: str, says: str) -> None:
    """Double keys, bombs of anchors, depths, odd keys and objects are refused with advice."""
    path = tmp_path / "draft.yaml"
    path.write_text(text)
    with pytest.raises(Problem, match=says) as caught:
        guideline.load(path)
    assert caught.value.advice


def test_a_day_needs_no_quotes(tmp_path: Path) -> None:
    """A date that was written without quotes stays the text that it is."""
    from assay.formats import bounded_yaml

    path = tmp_path / "draft.yaml"
    path.write_text("expires: 2028-11-30\n")
    assert bounded_yaml.read(path)[0] == {"expires": "2028-11-30"}

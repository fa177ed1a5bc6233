"""The guideline that is shipped says of everything why, from where, and by which tests."""

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from assay.formats import bounded_yaml, coverage, guideline, guideline_build, guideline_rules, guidelines
from assay.model.guideline import Kind, Status
from tests.guideline.builders import OFFICIAL

DOCS = Path(__file__).parents[2] / "docs/guidelines.md"
READING = {"misspelt-key", "not-json", "comment", "key-named-twice"}
GUIDELINE = guidelines.find("2026.11")
DOCUMENT: dict[str, Any] = bounded_yaml.read(guidelines.path_of("2026.11"))[0]
beside = pytest.mark.skipif(
    not OFFICIAL.exists(), reason="the official guidelines are not beside this checkout"
)


def test_it_has_no_fault_at_all() -> None:
    """Nothing is forgiven it, although it is a draft."""
    assert guideline.lint(DOCUMENT) == []


def test_every_capability_is_scored_by_the_twelve_criteria() -> None:
    """Each of the twelve is met or unmet, in the order of the criteria, and a source is named."""
    criteria = list(GUIDELINE.scoring.criteria)
    assert len(criteria) == 12
    for name, capability in DOCUMENT["capabilities"].items():
        score = capability["score"]
        assert sorted((*score["met"], *score["unmet"])) == sorted(criteria), name
        assert len(capability["why"].split()) >= 4, name
    whys = [capability["why"] for capability in DOCUMENT["capabilities"].values()]
    assert len(set(whys)) > 0.95 * len(whys)


def test_what_is_required_below_the_cutoff_has_a_reason() -> None:
    """There are exceptions, and no more than the two that are known."""
    exceptions = {name for name, one in GUIDELINE.capabilities.items() if one.score and one.score.exception}
    assert exceptions == {"compute-images-create", "volumes-v3-extensions"}


def test_official_tests_are_those_of_the_coverage_map() -> None:
    """Every test of the last official list that a check covers stands under what that check proves."""
    for test in coverage.load("2022.11"):
        for check in test.checks:
            capability = next(one for one in GUIDELINE.capabilities.values() if check in one.checks)
            assert test.id in {one.id for one in capability.tests}, (test.test, capability.name)


def test_required_components_designate_code() -> None:
    """Programs ask for the upstream code of the services that they ask for."""
    assert GUIDELINE.components["compute"].designated == ("keystone", "glance", "nova", "neutron", "cinder")
    assert GUIDELINE.components["object-storage"].designated == ("keystone", "swift")
    assert GUIDELINE.sections["nova"]["required"].replaceable


def test_add_ons_need_compute_and_require_nothing_without_checks() -> None:
    """An add-on recommends what official tests alone stand for."""
    add_ons = [one for one in GUIDELINE.programs.values() if one.kind is Kind.ADD_ON]
    assert {one.name: one.requires for one in add_ons} == {"dns": ("compute",), "orchestration": ("compute",)}
    for one in add_ons:
        for component in one.components:
            statuses = GUIDELINE.components[component].statuses
            assert set(statuses.values()) == {Status.ADVISORY}
            assert all(GUIDELINE.capabilities[name].tests for name in statuses)


@beside
def test_scores_come_from_the_official_guideline() -> None:
    """What 2020.06 records is met here too; what was added is sticky or stable, and is said."""
    official = json.loads((OFFICIAL / "2020.06.json").read_text())["capabilities"]
    for name, capability in DOCUMENT["capabilities"].items():
        recorded = official.get(name, {}).get("achievements", official.get(name, {}).get("acheivements"))
        if name not in GUIDELINE.mandates("platform") or not any(recorded or ()):
            continue
        if GUIDELINE.mandates("platform")[name] is not Status.REQUIRED:
            continue
        meant = {"discover" if one == "discoverable" else one for one in recorded}
        score = capability["score"]
        assert meant <= set(score["met"]), name
        assert set(score["met"]) - meant <= {"sticky", "stable"}, name
        assert "2020.06" in score["source"]


@beside
def test_designated_sections_are_carried_word_for_word() -> None:
    """What is designated is what the official guideline designates."""
    official = json.loads((OFFICIAL / "2020.06.json").read_text())["designated_sections"]
    for project, asked in official.items():
        for status, section in asked.items():
            ours = DOCUMENT["designated-sections"][project][status]
            assert ours["guidance"] == section["guidance"].strip()
            parts = {name: one["designated"] for name, one in section["sections"].items()}
            assert {name: one["designated"] for name, one in ours.get("sections", {}).items()} == parts


def test_the_documentation_s_example_is_sound() -> None:
    """Flags and waivers are written as docs/guidelines.md shows them."""
    example = re.findall(r"```yaml\n(.*?)```", DOCS.read_text(), re.DOTALL)
    assert len(example) == 1
    document = {**DOCUMENT, **bounded_yaml.parse(example[0].encode(), "example")}
    assert guideline.lint(document) == []
    built = guideline_build.build(document)
    assert (len(built.flags), len(built.waivers)) == (1, 1)


def test_the_documentation_names_every_defect() -> None:
    """Whatever is forgiven an official document is explained, and nothing that does not exist."""
    named = set(re.findall(r"`([a-z]+(?:-[a-z]+)+|comment|weights|contradiction)`", _table()))
    assert named - {"idempotent-id"} == guideline_rules.INHERITED | READING


def _table() -> str:
    return "\n".join(line for line in DOCS.read_text().splitlines() if line.startswith("| `"))


def _objects(schema: Any, at: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield at, schema
        for key, inner in schema.items():
            yield from _objects(inner, f"{at}/{key}")
    elif isinstance(schema, list):
        for number, inner in enumerate(schema):
            yield from _objects(inner, f"{at}/{number}")


def _lists(schema: Any, at: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        if schema.get("type") == "array":
            yield at, schema
        for key, inner in schema.items():
            yield from _lists(inner, f"{at}/{key}")


def test_the_schema_really_rejects() -> None:
    """No object of the schema takes a key that it does not know, and no list or map is without a bound."""
    schema = json.loads(files("assay.formats").joinpath("guideline_schema.json").read_text())
    objects = dict(_objects(schema))
    assert len(objects) > 20
    for at, one in objects.items():
        assert "additionalProperties" in one, at
        assert one["additionalProperties"] is False or {"maxProperties", "propertyNames"} <= one.keys(), at
    for at, one in _lists(schema):
        assert "maxItems" in one, at

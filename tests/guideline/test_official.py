"""Official documents come in, tell what is wrong with them, and go out equal in meaning."""

import copy
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assay.formats import bounded_yaml, guideline
from assay.formats.official import checks, document, equality, text
from assay.model.coverage import CoveredTest
from assay.model.guideline import Status
from assay.problem import Problem
from tests.core import builders as core
from tests.guideline.builders import EXAMPLES, ID, OFFICIAL, SCHEMA_2_0, TEST

DOCUMENTS = [
    path
    for path in sorted(OFFICIAL.glob("**/*.json"))
    if path.relative_to(OFFICIAL).parts[:3] != ("doc", "source", "schema") or path.name.startswith("next")
]
beside = pytest.mark.skipif(not DOCUMENTS, reason="the official guidelines are not beside this checkout")


def _there_and_back(raw: dict[str, Any], found: list[Any]) -> None:
    imported = document.import_document(raw, found)
    kept = bounded_yaml.parse(bounded_yaml.text(imported.document).encode(), "imported")
    assert kept == imported.document
    written, lost = document.export_document(kept, kept["origin"]["schema"])
    assert lost == []
    assert list(equality.differences(equality.normal(raw), equality.normal(written))) == []
    again = document.import_document(written)
    assert {**again.document, "origin": None} == {**kept, "origin": None}


@pytest.mark.parametrize("schema", EXAMPLES)
def test_an_example_comes_back(schema: str) -> None:
    """A small document of each schema, with all its oddities, is exported as it was imported."""
    _there_and_back(EXAMPLES[schema], [])


@beside
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(OFFICIAL)))
def test_an_official_document_comes_back(path: Path) -> None:
    """Every official document, drafts, add-ons and verticals too, is exported equal in meaning."""
    _there_and_back(*text.read(path))


@beside
def test_all_official_documents_are_there() -> None:
    """What is called every document is every document."""
    assert len(DOCUMENTS) == 29


def test_the_defects_of_an_example_are_named() -> None:
    """Each kind of defect that official documents have is found, by its name and its place."""
    found = {(one.name, one.at) for one in document.import_document(SCHEMA_2_0).defects}
    lock = "capabilities.compute-lock"
    assert found == {
        ("misspelt-key", lock),
        ("misspelt-key", f"{lock}.tests.{TEST}"),
        ("required-admin", lock),
        ("missing-test-id", f"{lock}.tests"),
        ("flag-without-expiry", "flags.0"),
        ("below-cutoff", "capabilities.compute-list.score"),
        ("unknown-criterion", "capabilities.compute-list.score"),
        ("bad-test-id", "capabilities.compute-list.tests"),
        ("dangling-capability", "components.os_powered_compute.advisory"),
        ("dangling-section", "components.os_powered_compute.designated"),
        ("unnamed-capability", "capabilities.odd-one"),
    }


@beside
def test_the_defects_of_2020_06_are_named() -> None:
    """18 of 78 required capabilities score too little by the letter, one of them by a misspelt key."""
    imported = document.import_file(OFFICIAL / "2020.06.json")
    required = {name for one in imported.document["components"].values() for name in one["required"]}
    below = {one.at.split(".")[1] for one in imported.defects if one.name == "below-cutoff"}
    unread = {one.at.split(".")[1] for one in imported.defects if "'acheivements' is read" in one.says}
    assert len(required) == 78
    assert (len(below), len(below | unread)) == (17, 18)
    names = Counter(one.name for one in imported.defects)
    assert names["required-admin"] == 2
    assert names["misspelt-key"] == 3
    assert names["unknown-criterion"] == 2


@beside
def test_what_is_no_json_is_told() -> None:
    """The one document with comments and line breaks in its texts is read, and each comment is told."""
    defects = document.import_file(OFFICIAL / "legacy/havanasections.json").defects
    assert Counter(one.name for one in defects)["comment"] == 3
    assert [one.at for one in defects if one.name == "not-json"] == ["line 52"]


def test_a_key_that_is_named_twice_alike_is_told() -> None:
    """Where nothing is lost by it, a double key is a defect and no reason to refuse."""
    content = json.dumps(SCHEMA_2_0).replace('"admin": true', '"admin": true, "admin": true')
    raw, found = text.parse(content, "official.json")
    assert raw == SCHEMA_2_0
    assert [(one.name, one.at) for one in found] == [("key-named-twice", "admin")]


@pytest.mark.parametrize("schema", ["1.2", "1.6"])
def test_an_older_document_says_the_same_in_schema_2(schema: str) -> None:
    """What an older schema can say, schema 2.0 can say too."""
    _, lost = document.export_document(document.import_document(EXAMPLES[schema]).document, "2.0")
    assert lost == []


@beside
@pytest.mark.parametrize("name", ["2015.03", "2015.07", "2016.01", "2017.01", "2017.09"])
def test_an_older_official_document_says_the_same_in_schema_2(name: str) -> None:
    """What an official document of an older schema says, schema 2.0 can say too."""
    _, lost = document.export_document(document.import_file(OFFICIAL / f"{name}.json").document, "2.0")
    assert lost == []


def test_what_a_schema_cannot_say_is_named() -> None:
    """The flat schemas know no add-ons, so an export names them as lost."""
    _, lost = document.export_document(document.import_document(SCHEMA_2_0).document, "1.6")
    assert "add-ons" in lost


places = st.sampled_from(
    [
        ("metadata",),
        ("metadata", "scoring"),
        ("platforms", "OpenStack Powered Compute"),
        ("components", "os_powered_compute"),
        ("capabilities", "compute-lock"),
        ("capabilities", "compute-lock", "tests", TEST),
        ("capabilities", "compute-lock", "tests", TEST, "flag"),
        ("designated_sections", "nova", "required"),
    ]
)
values = st.recursive(
    st.booleans() | st.integers(-9, 9) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


@settings(deadline=None, max_examples=60)
@given(places, st.text(min_size=1, max_size=5), values)
def test_what_nobody_knows_is_kept(place: tuple[str, ...], key: str, value: object) -> None:
    """Any key with any value at any place comes back from an export, whatever it may mean."""
    raw = copy.deepcopy(SCHEMA_2_0)
    inner: Any = raw
    for step in place:
        inner = inner[step]
    if key in inner:
        return
    inner[key] = value
    _there_and_back(raw, [])


def test_checks_are_borrowed_for_what_they_prove() -> None:
    """By id and whole name; not for a flagged test, not for another version, and else by the kept name."""
    wanted = ("volumes-v3-list", "volumes-v2-list", "volumes-list", "volumes-flagged", "volumes-v3-get")
    ours = {"volumes-v3-list": "block-storage.volume.list", "volumes-v3-get": "block-storage.volume.get"}
    known = core.guideline(dict.fromkeys(ours, Status.REQUIRED), {name: (one,) for name, one in ours.items()})
    covered = (CoveredTest(id=ID, test=TEST, checks=(ours["volumes-v3-list"],)),)
    renamed = {"test": "tempest.new", "id": ID, "aliases": [TEST]}
    imported: dict[str, Any] = {
        "capabilities": {name: {"tests": [renamed]} for name in wanted},
        "flags": [{"capability": "volumes-flagged", "test": "tempest.new"}],
    }
    imported["capabilities"]["volumes-v3-get"] = {"tests": [{"test": "tempest.other", "id": ID}]}
    found = checks.named(imported, covered, known)["capabilities"]
    assert {name: one.get("checks") for name, one in found.items()} == {
        "volumes-v3-list": ["block-storage.volume.list"],
        "volumes-v2-list": None,
        "volumes-list": ["block-storage.volume.list"],
        "volumes-flagged": None,
        "volumes-v3-get": ["block-storage.volume.get"],
    }


HARMS: list[Callable[[Any], object]] = [
    lambda raw: raw["capabilities"]["compute-lock"]["tests"][TEST].update({"idempotent-id": "id-1"}),
    lambda raw: raw["capabilities"]["compute-lock"]["tests"][TEST].pop("flag"),
    lambda raw: raw["capabilities"]["compute-list"]["achievements"].append("atomic"),
    lambda raw: raw["metadata"]["os_trademark_approval"].update(status="superseded"),
    lambda raw: raw["components"]["os_powered_compute"]["capabilities"]["required"].pop(),
]


@pytest.mark.parametrize("harm", HARMS)
def test_equality_is_not_generous(harm: Callable[[Any], object]) -> None:
    """Documents that differ in a test, a flag, a status or an achievement are not equal."""
    other = copy.deepcopy(SCHEMA_2_0)
    assert equality.equal(SCHEMA_2_0, other)
    harm(other)
    assert not equality.equal(SCHEMA_2_0, other)


def _nested() -> str:
    return '{"schema": "2.0", "x": ' + "[" * 50_000 + "]" * 50_000 + "}"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (lambda: "", "is not an official guideline"),
        (lambda: "[]", "it is no object"),
        (lambda: "{}", "its schema is not named"),
        (lambda: '{"schema": "3.0"}', "its schema is 3.0"),
        (lambda: '{"schema": ["2.0"]}', "its schema is not named"),
        (lambda: '{"schema": "2.0", "schema": "1.6"}', "'schema' is named twice, with different values"),
        (lambda: '{"schema": "2.0", "x": NaN}', "NaN is no JSON"),
        (lambda: '{"schema": "2.0", "x": 1e999}', "too large a number"),
        (lambda: '{"schema": "2.0", "x": ' + "1" * 5000 + "}", "is not an official guideline"),
        (lambda: '{"schema": "2.0", "x": "\\ud800"}', "is not an official guideline"),
        (lambda: '{"schema": "2.0"}', "cannot be a guideline"),
        (_nested, "is not an official guideline"),
        (lambda: " " * (5 << 20), "is too large"),
    ],
)
def test_what_is_no_official_document_is_refused_in_words(
    tmp_path: Path, content: Callable[[], str], says: str
) -> None:
    """Whatever a file holds, the answer is a sentence and advice."""
    path = tmp_path / "official.json"
    path.write_text(content())
    with pytest.raises(Problem, match=says) as caught:
        document.import_file(path)
    assert caught.value.advice


@settings(deadline=None, max_examples=40)
@given(values)
def test_no_document_breaks_the_reader(raw: object) -> None:
    """Any JSON at all is imported or refused in words."""
    for place in ("capabilities", "components", "metadata", "platforms", "designated_sections"):
        harmed = {**copy.deepcopy(SCHEMA_2_0), place: raw}
        try:
            imported = document.import_document(harmed)
        except Problem:
            continue
        assert all(guideline.forgiven(imported.document, one) for one in guideline.lint(imported.document))
        assert json.dumps(imported.document)

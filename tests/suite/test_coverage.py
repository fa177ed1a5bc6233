"""The maps of official lists of tests: whole, sound, and agreeing with the lists themselves."""

import json
from pathlib import Path

import pytest

from assay.formats import coverage
from assay.problem import Problem
from assay.runner import suite

OFFICIAL = Path(__file__).parents[3] / "shared/interop-data/derived-platform-2022.11.json"
BY_REASON_AT_MOST = 12


@pytest.mark.parametrize("name", coverage.lists())
def test_every_name_in_a_map_is_a_check(name: str) -> None:
    """No map names a check that there is not."""
    known = suite.load().checks
    assert [id for test in coverage.load(name) for id in test.checks if id not in known] == []


def test_the_last_official_list_is_covered() -> None:
    """Of the 328 tests of 2022.11 at most 12 have no check of ours."""
    tests = coverage.load("2022.11")
    assert len(tests) == 328
    assert sum(not test.covered for test in tests) <= BY_REASON_AT_MOST


@pytest.mark.skipif(not OFFICIAL.exists(), reason="the official list is not at hand beside this checkout")
def test_the_map_has_the_tests_of_the_list() -> None:
    """The ids are those of the official list, no more and no fewer, under names that it gives them."""
    official = {test["idempotent_id"]: test["names"] for test in json.loads(OFFICIAL.read_text())["tests"]}
    mapped = {test.id: test.test for test in coverage.load("2022.11")}
    assert mapped.keys() == official.keys()
    assert [id for id, test in mapped.items() if test not in official[id]] == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- {id: id-1, test: tempest.x, checks: [a.b.c]}", "does not match"),
        ("- {id: ID, test: tempest.x}", "not valid"),
        ("- {id: ID, test: tempest.x, checks: []}", "should be non-empty"),
        ("- {id: ID, test: tempest.x, reason: lazy, why: It was too much work for us.}", "not one of"),
        ("- {id: ID, test: tempest.x, reason: wrong}", "dependency"),
        (
            "- {id: ID, test: tempest.x, checks: [a.b.c]}\n- {id: ID, test: tempest.x, checks: [a.b.c]}",
            "twice",
        ),
        ("- [", "cannot be read"),
    ],
)
def test_unsound_maps_are_refused(
    text: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A malformed id, neither checks nor reason, an unknown reason or a double entry is refused."""
    (tmp_path / "2022.11").mkdir()
    id = "id-e36c0eaa-dff5-4082-ad1f-3f9a80aa3f59"
    (tmp_path / "2022.11" / "x.yaml").write_text(text.replace("ID", id))
    monkeypatch.setattr(coverage, "folder", lambda: tmp_path)
    with pytest.raises(Problem, match=reason):
        coverage.load("2022.11")

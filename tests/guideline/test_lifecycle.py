"""How guidelines follow one another, and that what was approved stays."""

from pathlib import Path
from typing import Any

import pytest

from assay.formats import bounded_yaml, guideline_approved, guideline_build, guideline_lifecycle
from assay.problem import Problem
from tests.guideline.builders import ID, TEST, built, changed
from tests.guideline.test_rules import FLAG, WAIVER

OLD = [("guideline", "2026.05"), ("replaces", "2025.11"), ("status", "approved")]


def _rules(old: list[tuple[str, Any]], new: list[tuple[str, Any]]) -> set[str]:
    return {fault.name for fault in guideline_lifecycle.faults(built(*new), built(*OLD, *old))}


def test_a_guideline_may_follow_an_equal_one() -> None:
    """Nothing changed but id and predecessor breaks no rule."""
    assert _rules([], []) == set()


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("wrong-predecessor", [], [("replaces", "2025.11")]),
        ("not-later", [("guideline", "2027.05")], [("replaces", "2027.05")]),
        (
            "not-advisory-first",
            [("components/compute/required", ["compute-servers-stop"])],
            [],
        ),
        (
            "not-deprecated-first",
            [],
            [
                ("components/compute/required", ["compute-servers-stop"]),
                ("components/compute/removed", ["compute-servers-lock"]),
            ],
        ),
        ("not-deprecated-first", [], [("components/compute/required", ["compute-servers-stop"])]),
        ("forgotten-name", [], [("components/compute/advisory", [])]),
        (
            "name-used-again",
            [("components/compute/advisory", []), ("components/compute/removed", ["compute-servers-tags"])],
            [],
        ),
        (
            "check-used-again",
            [],
            [("capabilities/compute-servers-stop/checks", ["compute.servers.tags.works"])],
        ),
        (
            "changed-test-id",
            [],
            [("capabilities/compute-servers-lock/tests", [{"test": TEST, "id": f"{ID}0"}])],
        ),
        ("status-leaps", [("guideline", "2026.11"), ("status", "draft")], [("status", "approved")]),
        ("status-goes-back", [("guideline", "2026.11"), ("status", "superseded")], [("status", "advisory")]),
    ],
)
def test_a_broken_rule_is_named(rule: str, old: list[tuple[str, Any]], new: list[tuple[str, Any]]) -> None:
    """Each way of breaking the life of a guideline is named, and no other."""
    assert _rules(old, new) == {rule}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            [("components/compute/required", ["compute-servers-stop"]),
             ("components/compute/advisory", ["compute-servers-lock", "compute-servers-tags"])],
            [],
        ),
        (
            [],
            [("components/compute/required", ["compute-servers-stop"]),
             ("components/compute/deprecated", ["compute-servers-lock"])],
        ),
        (
            [("components/compute/required", ["compute-servers-stop"]),
             ("components/compute/deprecated", ["compute-servers-lock"])],
            [("components/compute/required", ["compute-servers-stop"]),
             ("components/compute/removed", ["compute-servers-lock"])],
        ),
        ([("guideline", "2026.11"), ("status", "draft")], [("status", "advisory")]),
        ([("guideline", "2026.11"), ("status", "advisory")], [("status", "approved")]),
        ([("guideline", "2026.11")], [("status", "superseded")]),
    ],
)  # fmt: skip
def test_each_step_of_a_life_is_allowed(old: list[tuple[str, Any]], new: list[tuple[str, Any]]) -> None:
    """Advisory, required, deprecated, removed; draft, advisory, approved, superseded."""
    assert _rules(old, new) == set()


def test_borrowed_checks_belong_to_nobody() -> None:
    """What an imported guideline borrowed for a capability may prove another one in ours."""
    borrowed = changed(
        ("guideline", "2026.05"),
        ("capabilities/compute-servers-lock/checks", ["compute.servers.stop.works"]),
        ("capabilities/compute-servers-stop/checks", ["compute.servers.stop.stays"]),
    )
    own, imported = borrowed, borrowed | {"origin": {"schema": "2.0"}}
    rules = {one.name for one in guideline_lifecycle.faults(built(), guideline_build.build(own))}
    assert rules == {"check-used-again"}
    assert guideline_lifecycle.faults(built(), guideline_build.build(imported)) == []


def _written(folder: Path, *changes: tuple[str, Any]) -> Path:
    path = folder / "2026.11.yaml"
    path.write_text(bounded_yaml.text(changed(*changes)))
    return path


def _faults(path: Path) -> set[str]:
    document, _ = bounded_yaml.read(path)
    known = guideline_approved.register(path.parent)
    return {fault.name for fault in guideline_approved.faults(document, known)}


APPROVED = ("status", "approved")


def test_what_was_approved_stays(tmp_path: Path) -> None:
    """After approval a change is a fault; flags, waivers and becoming superseded are not."""
    path = _written(tmp_path, APPROVED)
    assert _faults(path) == {"not-approved"}
    digest = guideline_approved.approve(path)
    assert guideline_approved.register(tmp_path) == {"2026.11": digest}
    assert _faults(path) == set()
    assert guideline_approved.approve(path) == digest
    for allowed in (("flags", [FLAG]), ("waivers", [WAIVER]), ("status", "superseded")):
        assert _faults(_written(tmp_path, APPROVED, allowed)) == set()
    assert _faults(_written(tmp_path, APPROVED, ("expires", "2029-11-30"))) == {"changed-after-approval"}
    assert _faults(_written(tmp_path)) == {"status-goes-back"}


def test_a_changed_document_is_not_approved_again(tmp_path: Path) -> None:
    """Approving cannot be used to hide a change."""
    digest = guideline_approved.approve(_written(tmp_path, APPROVED))
    with pytest.raises(Problem, match="was approved before") as caught:
        guideline_approved.approve(_written(tmp_path, APPROVED, ("expires", "2029-11-30")))
    assert caught.value.advice
    assert guideline_approved.register(tmp_path) == {"2026.11": digest}


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ([], "status of .* is draft"),
        ([APPROVED, ("scoring/cutoff", 71)], "below-cutoff"),
        ([APPROVED, ("capabilities/compute-servers-lock/why", None)], "missing-reason"),
    ],
)
def test_only_what_is_whole_is_approved(tmp_path: Path, changes: list[tuple[str, Any]], says: str) -> None:
    """A draft, a fault or a gap is not approved, and nothing is written."""
    with pytest.raises(Problem, match=says):
        guideline_approved.approve(_written(tmp_path, *changes))
    assert not (tmp_path / "approved.yaml").exists()


def test_a_broken_register_is_told(tmp_path: Path) -> None:
    """A register that is none is not taken for an empty one."""
    (tmp_path / "approved.yaml").write_text('"2026.11": yes\n')
    with pytest.raises(Problem, match=r"register .* does not validate"):
        guideline_approved.register(tmp_path)

"""What changed between guidelines."""

from assay.formats.guideline_difference import changes
from tests.guideline.builders import built
from tests.guideline.test_rules import FLAG, WAIVER


def test_nothing_changed() -> None:
    """A guideline does not differ from itself."""
    assert changes(built(), built()) == []


def test_every_kind_of_change_is_told() -> None:
    """Statuses, programs, checks, flags and waivers, each in words, for each program that they touch."""
    old = built(("waivers", [WAIVER]))
    new = built(
        ("components/compute/required", ["compute-servers-stop", "compute-servers-tags"]),
        ("components/compute/advisory", []),
        ("components/compute/deprecated", ["compute-servers-lock"]),
        (
            "capabilities/compute-servers-stop/checks",
            ["compute.servers.stop.works", "compute.servers.stop.new"],
        ),
        ("programs/small", {"title": "Small", "description": "D.", "components": ["compute"]}),
        ("flags", [FLAG]),
    )
    told = {(one.kind, one.program, one.subject, one.words) for one in changes(old, new)}
    assert told == {
        ("program", "small", "small", "is new"),
        ("capability", "platform", "compute-servers-lock", "became deprecated"),
        ("capability", "platform", "compute-servers-tags", "became required"),
        ("capability", "dns", "compute-servers-lock", "became deprecated"),
        ("capability", "dns", "compute-servers-tags", "became required"),
        ("checks", "", "compute.servers.stop.stays", "is gone"),
        ("checks", "", "compute.servers.stop.new", "is new"),
        ("flag", "", "compute-servers-lock: compute.servers.lock.works", "was flagged"),
        ("waiver", "", "old-hardware", "is waived no more"),
    }
    back = {(one.subject, one.words) for one in changes(new, old)}
    assert ("compute-servers-lock: compute.servers.lock.works", "was unflagged") in back
    assert ("small", "is gone") in back


def test_what_leaves_a_program_is_gone() -> None:
    """A capability that is no longer named, and one that is listed as removed, are both told."""
    gone = built(("components/compute/advisory", []), ("capabilities/compute-servers-tags", None))
    removed = built(
        ("components/compute/advisory", []), ("components/compute/removed", ["compute-servers-tags"])
    )
    assert {one.words for one in changes(built(), gone)} == {"is gone"}
    assert {one.words for one in changes(built(), removed)} == {"was removed"}

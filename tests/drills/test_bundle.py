"""The bundle of a drill: written step by step, read back, and refused when it was edited."""

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from assay.cloud.redact import Redactor
from assay.cloud.tape import Tape
from assay.drills import bundle, page
from assay.drills.journal import Ended, Journal
from assay.drills.transfer import Corrupted
from assay.evidence.damage import Damaged
from assay.model.drill import CauseKind, DrillEvidence, DrillKind, DrillOutcome, Side, StepOutcome
from assay.problem import Problem
from tests.drills.builders import cloud, drill

SECRET = "a-secret-of-the-project"


def begun(folder: Path) -> Journal:
    """A drill that has begun."""
    tape = Tape(None, Redactor([SECRET]))
    journal = Journal(folder, {Side.SOURCE: tape, Side.TARGET: tape}, lambda _, __: None)
    journal.begin(
        {
            "format": bundle.FORMAT,
            "run": "0f3a9c1e",
            "kind": DrillKind.MOVE,
            "application": "shop",
            "digest": "0" * 64,
            "started": "2026-11-22T10:00:00+00:00",
            "finished": "",
            "source": asdict(cloud("here")),
            "target": asdict(cloud("there")),
            "adaptations": [],
            "outcome": DrillOutcome.BLOCKED,
            "cause": None,
            "left_behind": [],
        },
        {Side.SOURCE: "here", Side.TARGET: "there"},
    )
    return journal


@pytest.fixture
def ended(tmp_path: Path) -> Path:
    """The bundle of a drill of which one step was done and one failed."""
    journal = begun(tmp_path)
    with journal.step("source.image", Side.SOURCE, "Upload.") as doing:
        doing.bytes, doing.says = 17, f"with {SECRET}"
    with pytest.raises(Ended) as end, journal.step("source.download.root", Side.SOURCE, "Download."):
        raise Corrupted("the sha512 of what came is another")
    journal.end(
        finished="2026-11-22T10:05:00+00:00",
        outcome=DrillOutcome.FAILED,
        cause=end.value.cause,
        left_behind=(),
    )
    return tmp_path


def test_what_was_done_is_read_back(ended: Path) -> None:
    """Steps, bytes, outcomes and the cause come back as they were, and no secret is in any file."""
    found = bundle.read(ended)
    assert [(step.id, step.outcome, step.bytes) for step in found.steps] == [
        ("source.image", StepOutcome.DONE, 17),
        ("source.download.root", StepOutcome.FAILED, 0),
    ]
    assert found.cause is not None
    assert (found.outcome, found.cause.kind) == (DrillOutcome.FAILED, CauseKind.CORRUPTED)
    assert found.source == cloud("here")
    assert not any(SECRET in path.read_text() for path in ended.rglob("*") if path.is_file())


def _other_outcome(folder: Path) -> None:
    path = folder / bundle.DRILL
    path.write_text(path.read_text().replace('"failed"', '"held"'))


def _no_step(folder: Path) -> None:
    (folder / bundle.STEPS).unlink()


def _one_more_file(folder: Path) -> None:
    (folder / "more.txt").write_text("more")


@pytest.mark.parametrize("edit", [_other_outcome, _no_step, _one_more_file])
def test_an_edited_bundle_is_refused(ended: Path, edit: Callable[[Path], None]) -> None:
    """A file that is changed, missing or too many is named."""
    edit(ended)
    with pytest.raises(Damaged):
        bundle.read(ended)


def test_a_fingerprint_that_does_not_follow_is_refused(tmp_path: Path) -> None:
    """Who writes another cloud's fingerprint into a drill has to invent its endpoints, too."""
    journal = begun(tmp_path)
    path = tmp_path / bundle.DRILL
    document = json.loads(path.read_text())
    document["target"]["fingerprint"] = "f" * 64
    path.write_text(json.dumps(document))
    journal.end(finished="2026-11-22T10:05:00+00:00", outcome=DrillOutcome.HELD, cause=None, left_behind=())
    with pytest.raises(Damaged, match="fingerprint"):
        bundle.read(tmp_path)


def test_an_unfinished_drill_is_no_evidence_but_can_be_cleaned(tmp_path: Path) -> None:
    """A killed drill cannot be judged; which cloud it was on is still known, and a third is refused."""
    begun(tmp_path)
    with pytest.raises(Problem, match="not finished"):
        bundle.read(tmp_path)
    assert bundle.unfinished_ledger(tmp_path, "here") == ("0f3a9c1e", None)
    with pytest.raises(Problem, match="here and there"):
        bundle.unfinished_ledger(tmp_path, "elsewhere")


def test_a_drill_that_could_not_begin_can_be_read(tmp_path: Path) -> None:
    """Without a single step there is still a bundle that says why."""
    begun(tmp_path).end(finished="now", outcome=DrillOutcome.BLOCKED, cause=None, left_behind=())
    assert bundle.read(tmp_path).steps == ()


def test_the_page_shows_the_journey_and_lets_nothing_act() -> None:
    """What was carried is an arrow; what a cloud said is text, whatever it says."""
    whole = drill()
    shown = page.render(whole)
    assert shown.count('marker-end="url(#head)"') == 1
    assert len(page.picture(whole).boxes) == len(whole.steps)
    nasty = replace(whole.steps[0], says="<script>alert(1)</script>\u202e")
    document = page.render(replace(whole, steps=(nasty, *whole.steps[1:])))
    assert "<script>alert" not in document
    assert "\u202e" not in document


def test_the_same_drill_is_the_same_page() -> None:
    """A page is a function of the evidence alone."""
    one: DrillEvidence = drill(DrillKind.BURST)
    assert page.render(one) == page.render(drill(DrillKind.BURST))

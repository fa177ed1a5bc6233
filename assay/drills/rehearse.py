"""Carries out a drill: looks at both sides, plans, rehearses, cleans both clouds, and closes the bundle."""

import secrets
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from assay.cloud.cleanup import mark_of, sweep
from assay.cloud.connect import Line
from assay.cloud.discover import identify
from assay.cloud.ledger import Ledger
from assay.drills import bundle, disk, transfer
from assay.drills.adapt import DrillPlan, Placement, plan
from assay.drills.application import Application
from assay.drills.burst import burst
from assay.drills.causes import Failure
from assay.drills.journal import Ended, Journal
from assay.drills.move import Workshop, move
from assay.drills.offers import look
from assay.drills.site import Site
from assay.drills.witness import Witness, by_console
from assay.evidence.write import writing
from assay.kit.cloud import Choices, Cloud
from assay.model.drill import (
    Cause,
    CauseKind,
    DrillEvidence,
    DrillKind,
    DrillOutcome,
    Side,
    Step,
    StepOutcome,
)
from assay.problem import Problem
from assay.runner.log import logging_to

IMAGES = ".images"
"""What the name of the folder ends with in which images lie while a drill goes on."""


@dataclass(frozen=True, kw_only=True)
class Rehearsal:
    """What is to be rehearsed.

    Attributes:
        kind: Move or burst.
        application: What is built.
        folder: Where the bundle goes.
        here: What to boot with on the source.
        there: What to boot with on the target.
        limit: Bytes that one image may have.
    """

    kind: DrillKind
    application: Application
    folder: Path
    here: Choices = field(default_factory=Choices)
    there: Choices = field(default_factory=Choices)
    limit: int = transfer.LIMIT


def look_ahead(wish: Rehearsal, here: Line, there: Line) -> DrillPlan:
    """Plan a drill; creates nothing.

    Raises:
        Problem: the application cannot show what the drill is about.
    """
    _insist_on_fit(wish)
    return plan(
        wish.kind,
        wish.application,
        look(here, replace(wish.here, flavor=wish.here.flavor or wish.application.flavor)),
        look(there, wish.there),
        tool=disk.can_convert(),
    )


def _insist_on_fit(wish: Rehearsal) -> None:
    if wish.kind is DrillKind.BURST and not wish.application.proof.peer:
        raise Problem(
            f"The application {wish.application.name} cannot say that it finds its other half.",
            why="Its manifest has no proof.peer, and a burst is about nothing else.",
            advice="Let it write a line on its console when it does; `assay drill manifest` shows how.",
        )


def rehearse(
    wish: Rehearsal,
    here: Line,
    there: Line,
    *,
    witness: Witness = by_console,
    tell: Callable[[str, Step | None], None] = lambda _, __: None,
    progress: transfer.Progress = lambda _, __: None,
) -> DrillEvidence:
    """Carry out a drill, remove all that it made on both clouds, and write the bundle.

    Args:
        wish: What is to be rehearsed.
        here: Line to the source.
        there: Line to the target.
        witness: Hears what guests say.
        tell: Told each step when it begins, and when it ended.
        progress: Told how far a transfer is.

    Raises:
        Problem: the drill could not begin, or what it observed could not be written.
    """
    lines = {Side.SOURCE: here, Side.TARGET: there}
    _insist_on_two(here, there)
    _insist_on_fit(wish)
    insist_on_new(wish.folder)
    started = _now()  # from when on the journal counts
    journal = Journal(wish.folder, {side: line.transport.tape for side, line in lines.items()}, tell)
    for side, line in lines.items():
        with writing(wish.folder):
            line.transport.tape.keep_in(wish.folder / side / bundle.EXCHANGES)
    identities = {side: identify(line) for side, line in lines.items()}
    planned = look_ahead(wish, here, there)
    run = secrets.token_hex(4)
    journal.begin(
        {
            "format": bundle.FORMAT,
            "run": run,
            "kind": wish.kind,
            "application": wish.application.name,
            "digest": wish.application.digest,
            "started": started,
            "finished": "",
            **{side: asdict(identity) for side, identity in identities.items()},
            "adaptations": [asdict(one) for one in planned.adaptations],
            "outcome": DrillOutcome.BLOCKED,
            "cause": None,
            "left_behind": [],
        },
        {side: line.cloud for side, line in lines.items()},
    )
    with ExitStack() as stack:
        for side, line in lines.items():
            with writing(wish.folder):
                line.transport.ledger = Ledger(wish.folder / side / bundle.LEDGER)
            stack.callback(line.transport.ledger.close)
            line.transport.tape.on_failure = line.stop.ask
        stack.enter_context(logging_to(wish.folder / bundle.LOG, here.transport.tape.redactor.text))
        outcome, cause, left = _carry_out(wish, planned, lines, run, journal, witness, progress)
    for line in lines.values():
        if line.transport.tape.failure:
            raise line.transport.tape.failure
    finished = "" if here.stop.asked else _now()
    journal.end(finished=finished, outcome=outcome, cause=cause, left_behind=left)
    return bundle.read(wish.folder)


def images_of(folder: Path) -> Path:
    """Where the images of a drill lie while it goes on: beside its bundle, never in it."""
    return folder.with_name(folder.name + IMAGES)


def insist_on_new(folder: Path) -> None:
    """Refuse a folder with something in it.

    Raises:
        Problem: there is something.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Problem(
            f"{folder} is not empty.",
            why="A bundle is never written over another.",
            advice="Name a new folder by -o DIR.",
        )


def _insist_on_two(here: Line, there: Line) -> None:
    if (here.auth_url, here.region) == (there.auth_url, there.region):
        raise Problem(
            f"{here.cloud} and {there.cloud} are the same cloud, so nothing would be moved.",
            advice="Name two clouds, or two regions of one.",
        )


def _carry_out(
    wish: Rehearsal,
    planned: DrillPlan,
    lines: dict[Side, Line],
    run: str,
    journal: Journal,
    witness: Witness,
    progress: transfer.Progress,
) -> tuple[DrillOutcome, Cause | None, tuple[str, ...]]:
    if planned.obstacles or planned.source is None or planned.target is None:
        return DrillOutcome.BLOCKED, planned.obstacles[0], ()
    images = images_of(wish.folder)
    ended: list[Ended] = []
    left: list[str] = []
    try:
        with writing(images):
            images.mkdir(parents=True, exist_ok=True)
        shop = Workshop(
            journal=journal,
            witness=witness,
            images=images,
            limit=wish.limit,
            seed=int(run, 16) % 1_000_000,
            progress=progress,
        )
        here = _site(Side.SOURCE, lines, planned.source, wish.application, run, wish.here)
        there = _site(Side.TARGET, lines, planned.target, wish.application, run, wish.there)
        (move if wish.kind is DrillKind.MOVE else burst)(here, there, shop)
    except Ended as end:
        ended.append(end)
    finally:
        shutil.rmtree(images, ignore_errors=True)
        for side, line in lines.items():
            try:
                _clean(side, line, run, journal, left)
            except Ended as end:
                ended.append(end)
    if not ended:
        return DrillOutcome.HELD, None, tuple(left)
    first = ended[0]
    failed = first.outcome is StepOutcome.FAILED
    return DrillOutcome.FAILED if failed else DrillOutcome.BLOCKED, first.cause, tuple(left)


def _clean(side: Side, line: Line, run: str, journal: Journal, left: list[str]) -> None:
    """Remove what the drill made on one side; what could not be removed is added to `left`."""
    with journal.step(
        f"{side}.clean", side, "Remove all that the drill made, until an inventory shows none of it."
    ) as doing:
        left.append(f"{line.cloud}: unknown, since cleaning ended early")
        swept = sweep(line, mark_of(run))
        left[-1:] = swept.left
        doing.says = f"{len(swept.removed)} removed, {len(swept.left)} left behind"
        if swept.left:
            raise _left_behind(line.cloud, swept.left)


def _left_behind(cloud: str, left: tuple[str, ...]) -> Failure:
    return Failure(
        Cause(
            kind=CauseKind.REFUSED,
            what=f"{cloud} did not remove all that the drill made: {left[0]}.",
            why=f"It refused the removal, or did not carry it out in time; {len(left)} things are left.",
            advice=f"Remove them with `assay cleanup {cloud} DIR` later.",
        )
    )


def _site(
    side: Side,
    lines: dict[Side, Line],
    placement: Placement,
    application: Application,
    run: str,
    choices: Choices,
) -> Site:
    line = lines[side]
    return Site(
        side=side,
        line=line,
        cloud=Cloud(line, run, choices),
        placement=placement,
        application=application,
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

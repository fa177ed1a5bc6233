"""Drills on two real clouds whose guests are simulated: nothing boots, so no drill may hold by itself."""

import json
import struct
from dataclasses import replace
from pathlib import Path

import pytest

from assay.drills import bundle, page, transfer
from assay.drills.application import Application
from assay.drills.manifest import load
from assay.drills.rehearse import Rehearsal, look_ahead
from assay.drills.site import Site
from assay.drills.witness import Said
from assay.evidence.damage import Damaged
from assay.judge.drilled import faults
from assay.model.drill import PROOFS, CauseKind, DrillEvidence, DrillKind, DrillOutcome, StepOutcome
from tests.drills.conftest import TELLING, Drill, Pair, telling
from tests.run.conftest import run_assay

pytestmark = [pytest.mark.lab, pytest.mark.timeout(1500)]

_CLUSTER = 1 << 16
# Magic, version, no backing file, cluster bits, size, no encryption, one entry of L1 in the fourth cluster,
# the table of references in the second, which is one cluster, and no snapshots.
_EMPTY_QCOW2 = struct.pack(
    ">4sIQIIQIIQQIIQ",
    *(b"QFI\xfb", 2, 0, 0, 16, 1 << 20, 0, 1, 3 * _CLUSTER, _CLUSTER, 1, 0, 0),
).ljust(4 * _CLUSTER, b"\0")
"""A disk of 1 MiB with nothing on it, as `qemu-img create` makes it."""


@pytest.mark.parametrize("kind", list(DrillKind))
def test_a_guest_that_never_speaks_is_the_true_reason(drill: Drill, kind: DrillKind) -> None:
    """Where nothing boots, all up to the proof is done, and the drill fails of the silent guest."""
    ended = drill(kind)
    assert ended.outcome is DrillOutcome.FAILED
    assert ended.cause is not None
    assert ended.cause.kind is CauseKind.SILENT
    assert "never said that it is ready" in ended.cause.what
    outcomes = {step.id: step.outcome for step in ended.steps}
    assert outcomes.pop("source.proof") is StepOutcome.FAILED
    assert set(outcomes.values()) <= {StepOutcome.DONE, StepOutcome.ADAPTED}
    assert "source.server" in outcomes
    assert {"source.clean", "target.clean"} <= outcomes.keys()
    assert faults(ended)


def test_a_move_carries_all_and_says_how(drill: Drill, tmp_path: Path) -> None:
    """With guests that speak, everything else is real: images go over, digests hold, all is told."""
    ended = drill(witness=telling)
    assert (ended.outcome, ended.cause, faults(ended)) == (DrillOutcome.HELD, None, ())
    assert set(PROOFS[DrillKind.MOVE]) <= {step.id for step in ended.steps}
    assert {one.subject for one in ended.adaptations} == {"flavor", "network", "address"}
    steps = {step.id: step for step in ended.steps}
    assert steps["source.image"].bytes > 0
    assert "sha512 verified" in steps["target.upload.root"].says
    assert steps["target.upload.root"].bytes == steps["source.download.root"].bytes
    folder = tmp_path / "drill"
    for side in ("source", "target"):
        taped = folder / side / "exchanges" / f"{side}.server.jsonl"
        assert len(taped.read_text().splitlines()) == steps[f"{side}.server"].exchanges
    shown = run_assay("drill", "show", folder, "-f", "json")
    assert (shown.code, shown.json["holds"]) == (0, True)
    assert "target.upload.root" in page.render(ended)
    _edit(folder)
    with pytest.raises(Damaged, match=r"steps\.jsonl"):
        bundle.read(folder)


def test_a_burst_finds_both_halves_and_shrinks(drill: Drill) -> None:
    """With guests that speak, the other half is booted, found, given back, and missed by the first."""
    ended = drill(DrillKind.BURST, witness=telling)
    assert (ended.outcome, ended.cause, faults(ended)) == (DrillOutcome.HELD, None, ())


def test_a_snapshot_that_the_cloud_gives_up_is_told(drill: Drill, shop: Application, tmp_path: Path) -> None:
    """The lab's snapshots are zeros, which glance does not take for qcow2: nova removes the image again."""
    image = tmp_path / "shop.qcow2"
    image.write_bytes(_EMPTY_QCOW2)
    ended = drill(application=replace(shop, image_file=image, image_format="qcow2"), witness=telling)
    assert (ended.outcome, _kind(ended)) == (DrillOutcome.FAILED, CauseKind.REFUSED)
    assert ended.cause is not None
    assert "removed it before it was whole" in ended.cause.what


def test_other_data_fails_the_move(drill: Drill) -> None:
    """A guest that works on the other cloud with other data was not moved."""

    def forgetful(site: Site, server: str) -> Said:
        return TELLING if site.side == "source" else replace(TELLING, data="another sum")

    ended = drill(witness=forgetful)
    assert (ended.outcome, _kind(ended)) == (DrillOutcome.FAILED, CauseKind.DATA)


def test_a_guest_that_is_silent_on_the_other_cloud_only(drill: Drill) -> None:
    """What works at home and never says so abroad is told of the other cloud."""

    def homesick(site: Site, server: str) -> Said:
        return TELLING if site.side == "source" else Said(last="Booting from Hard Disk...")

    ended = drill(witness=homesick)
    assert (ended.outcome, _kind(ended)) == (DrillOutcome.FAILED, CauseKind.SILENT)
    assert ended.cause is not None
    assert "bravo" in ended.cause.what
    assert "Booting from Hard Disk" in ended.cause.why


def test_a_corrupted_download_is_told_as_that(drill: Drill, monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte that changes on its way ends the drill where it changed."""
    add = transfer._Hashes.add
    monkeypatch.setattr(transfer._Hashes, "add", lambda self, piece: add(self, piece[:-1] + b"\x01"))
    ended = drill(witness=telling)
    assert (ended.outcome, _kind(ended)) == (DrillOutcome.FAILED, CauseKind.CORRUPTED)
    assert [step.id for step in ended.steps if step.outcome is StepOutcome.FAILED] == ["source.download.root"]


def test_a_refused_format_is_told_as_that(drill: Drill, shop: Application, tmp_path: Path) -> None:
    """A file that is not the format that it is said to be is refused by glance, and that is told."""
    liar = tmp_path / "liar.vhd"
    liar.write_bytes(b"not a disk" * 1000)
    ended = drill(application=replace(shop, image_file=liar, image_format="qcow2"), witness=telling)
    assert (ended.outcome, _kind(ended)) == (DrillOutcome.FAILED, CauseKind.FORMAT)


def test_a_denied_network_is_told_as_that(drill: Drill, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bravo denies tenants networks of their own; whoever takes none of its shared ones learns that."""
    laid = Site.lay_ground

    def without_shared(site: Site) -> object:
        return laid(replace(site, placement=replace(site.placement, network="")))

    monkeypatch.setattr(Site, "lay_ground", without_shared)
    ended = drill(witness=telling)
    assert (ended.outcome, _kind(ended)) == (DrillOutcome.BLOCKED, CauseKind.NETWORK)
    assert ended.cause is not None
    assert "bravo denies" in ended.cause.what


def test_no_room_is_told_before_anything_is_created(drill: Drill, shop: Application) -> None:
    """An application that is larger than what the project may still take is not begun."""
    volumes = tuple(replace(shop.volumes[0], name=f"data{number}", size=100) for number in range(11))
    ended = drill(application=replace(shop, volumes=volumes), witness=telling)
    assert (ended.outcome, _kind(ended)) == (DrillOutcome.BLOCKED, CauseKind.NO_ROOM)
    assert ended.steps == ()


def test_an_interrupted_drill_cleans_both_clouds(drill: Drill) -> None:
    """Whoever asks a drill to stop finds both clouds as they were, and a bundle that says so."""

    def impatient(site: Site, server: str) -> Said:
        site.line.stop.ask()
        return Said()

    ended = drill(witness=impatient)
    assert (ended.outcome, _kind(ended), ended.finished) == (
        DrillOutcome.BLOCKED,
        CauseKind.INTERRUPTED,
        "",
    )


def test_a_plan_creates_nothing(pair: Pair, shop: Application, tmp_path: Path) -> None:
    """Looking ahead at both clouds sends nothing that creates."""
    here, there = pair.lines()
    wish = Rehearsal(kind=DrillKind.MOVE, application=shop, folder=tmp_path / "none")
    with pair.cleaned():
        planned = look_ahead(wish, here, there)
    assert planned.obstacles == ()
    assert here.transport.ledger.open() == there.transport.ledger.open() == []
    assert not wish.folder.exists()


@pytest.fixture
def stack(tmp_path: Path) -> Path:
    """The template that `assay drill manifest --heat` prints, for the lab: a raw disk, and a small volume."""
    example = run_assay("drill", "manifest", "--heat").out
    image = "value:\n      image: {file: shop.raw, format: raw}"
    for old, new in (("value:", image), ("size: 10", "size: 1"), ("m1.small", "m1.tiny")):
        assert example.count(old) == 1
        example = example.replace(old, new)
    path = tmp_path / "stack.yaml"
    path.write_text(example)
    (tmp_path / "shop.raw").write_bytes(bytes(1 << 20))
    for script in ("build.sh", "check.sh"):
        (tmp_path / script).write_text("#!/bin/sh\necho $ORDERS\n")
    return path


def test_a_template_is_moved(drill: Drill, stack: Path) -> None:
    """What a Heat template describes is built, carried and built again, without that service."""
    ended = drill(application=load(stack), witness=telling)
    assert (ended.outcome, ended.cause, faults(ended)) == (DrillOutcome.HELD, None, ())
    assert "template's network" in {one.subject for one in ended.adaptations}


def test_the_plan_of_a_template_is_told(pair: Pair, stack: Path) -> None:
    """`--plan` says what would be built otherwise, and with which flavors; one that is not there is told."""
    both = ("drill", "move", "--from", pair.source, "--to", pair.target, "--app", stack, "--plan")
    planned = run_assay(*both)
    assert planned.code == 0
    assert "m1.tiny" in planned.out
    assert "template's network" in planned.out
    refused = run_assay(*both, "--parameter", "flavor=m1.huge")
    assert refused.code == 3
    assert "none of the name that was asked for" in " ".join(refused.out.split())
    wrong = run_assay(*both, "--parameter", "flavour")
    assert wrong.code == 2
    assert "not NAME=VALUE" in wrong.err


def test_a_manifest_that_is_not_there_is_called_one(pair: Pair, tmp_path: Path) -> None:
    """Who misspells a manifest is told of manifests."""
    missing = tmp_path / "missing.yaml"
    ended = run_assay(
        *("drill", "move", "--from", pair.source, "--to", pair.target, "--app", missing),
    )
    assert (ended.code, "The manifest" in ended.err) == (2, True)


def _kind(ended: DrillEvidence) -> CauseKind | None:
    return ended.cause.kind if ended.cause else None


def _edit(folder: Path) -> None:
    path = folder / bundle.STEPS
    lines = [json.loads(one) for one in path.read_text().splitlines()]
    lines[0]["seconds"] = 0.001
    path.write_text("".join(json.dumps(one) + "\n" for one in lines))

"""Drills with real guests: an application moves and grows, and what goes wrong is called by its name."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from assay.drills.application import Application
from assay.drills.reference import application
from assay.judge.drilled import faults
from assay.lab import LabCloud
from assay.lab.deviations import Deviation, find
from assay.lab.deviations.responses import keep_items, set_key
from assay.lab.proxy.twin import deviating
from assay.model.drill import PROOFS, CauseKind, DrillKind, DrillOutcome, StepOutcome
from tests.drills.conftest import Pair, drill_between

pytestmark = pytest.mark.timeout(3600)

_GREETING = "#!/bin/sh\nassay-say role @ROLE@\n"
_NO_SHARED_NETWORK = Deviation(
    name="no-shared-network",
    breaks="network.network.list",
    sentence="No network is shared, so that whoever needs one has to make it.",
    service="network",
    methods=("GET",),
    path=r"/networks",
    action=keep_items("networks", where=lambda network, _: not network["shared"]),
)
_OTHER_FORMATS = Deviation(
    name="other-formats",
    breaks="image.schema.get",
    sentence="Only images of compact discs are taken.",
    service="image",
    methods=("GET",),
    path=r"/schemas/image",
    action=set_key("properties", "disk_format", "enum", to=["iso"]),
)


@pytest.fixture(scope="session")
def pair(north: LabCloud, south: LabCloud) -> Pair:
    """From north to south."""
    return Pair(north.name, south.name, north.clouds_yaml)


@pytest.fixture(scope="session")
def reference() -> Application:
    """The application that a drill takes without being told of another: it has a volume with data."""
    return application(print)


@pytest.fixture(scope="session")
def plain(reference: Application) -> Application:
    """An application without data, which is quick to carry."""
    proof = replace(reference.proof, data="", within=120)
    return replace(reference, name="plain", first=_GREETING, moved=_GREETING, volumes=(), proof=proof)


@contextmanager
def wrong(pair: Pair, deviation: Deviation, *, source: bool = False) -> Iterator[Pair]:
    """The pair, with something wrong with one of its clouds."""
    with deviating(pair.source if source else pair.target, [deviation]) as twin:
        yield replace(pair, source=twin.name) if source else replace(pair, target=twin.name)
        assert deviation.name in {touch.fault for touch in twin.proxy.touches}, (
            "it never met what it concerns"
        )


@pytest.mark.parametrize(
    "back", [pytest.param(False, id="there"), pytest.param(True, id="back", marks=pytest.mark.long)]
)
def test_an_application_moves_with_its_data(
    back: bool, pair: Pair, reference: Application, tmp_path: Path
) -> None:
    """It is built, writes, is carried over, boots, and has what it wrote, and both clouds are as before."""
    way = replace(pair, source=pair.target, target=pair.source) if back else pair
    ended = drill_between(way, reference, tmp_path / "move")()
    assert (ended.outcome, ended.cause, faults(ended)) == (DrillOutcome.HELD, None, ())
    steps = {step.id: step for step in ended.steps}
    assert set(PROOFS[DrillKind.MOVE]) <= steps.keys()
    assert "Its data is what was written" in steps["target.proof"].says
    assert "sha512 verified" in steps["target.upload.data"].says


def test_an_application_grows_and_shrinks(pair: Pair, reference: Application, tmp_path: Path) -> None:
    """Both halves find each other by configuration alone, and the first goes on without the other."""
    ended = drill_between(pair, reference, tmp_path / "burst")(DrillKind.BURST)
    assert (ended.outcome, ended.cause, faults(ended)) == (DrillOutcome.HELD, None, ())


def test_a_corrupted_download_is_called_so(pair: Pair, plain: Application, tmp_path: Path) -> None:
    """An image that comes with a wrong byte is not carried any further."""
    with wrong(pair, find("image-download-corrupted"), source=True) as sabotaged:
        ended = drill_between(sabotaged, plain, tmp_path / "move")()
    assert ended.outcome is DrillOutcome.FAILED
    assert ended.cause is not None
    assert ended.cause.kind is CauseKind.CORRUPTED
    assert [step.id for step in ended.steps if step.outcome is StepOutcome.FAILED] == ["source.download.root"]


def test_a_missing_format_is_called_so(pair: Pair, plain: Application, tmp_path: Path) -> None:
    """A cloud that takes no disk that a drill can make is told of before anything is built."""
    with wrong(pair, _OTHER_FORMATS) as sabotaged:
        ended = drill_between(sabotaged, plain, tmp_path / "move")()
    assert (ended.outcome, ended.steps) == (DrillOutcome.BLOCKED, ())
    assert ended.cause is not None
    assert ended.cause.kind is CauseKind.FORMAT


def test_no_room_is_called_so(pair: Pair, reference: Application, tmp_path: Path) -> None:
    """More than the project may still take is told of before anything is built."""
    volumes = tuple(replace(reference.volumes[0], name=f"data{number}", size=100) for number in range(11))
    ended = drill_between(pair, replace(reference, volumes=volumes), tmp_path / "move")()
    assert (ended.outcome, ended.steps) == (DrillOutcome.BLOCKED, ())
    assert ended.cause is not None
    assert ended.cause.kind is CauseKind.NO_ROOM


def test_a_denied_network_is_called_so(pair: Pair, plain: Application, tmp_path: Path) -> None:
    """South lets no tenant make a network, and whoever finds none that is shared learns that."""
    with wrong(pair, _NO_SHARED_NETWORK) as sabotaged:
        ended = drill_between(sabotaged, plain, tmp_path / "move")()
    assert ended.outcome is DrillOutcome.BLOCKED
    assert ended.cause is not None
    assert ended.cause.kind is CauseKind.NETWORK
    assert "denies" in ended.cause.what


def test_a_guest_that_never_initialises_is_called_so(pair: Pair, plain: Application, tmp_path: Path) -> None:
    """A disk with nothing on it boots into nothing, whatever the status of its server says."""
    image = tmp_path / "empty.raw"
    image.write_bytes(bytes(1 << 20))
    empty = replace(plain, image_file=image, image_format="raw", proof=replace(plain.proof, within=30))
    ended = drill_between(pair, empty, tmp_path / "move")()
    assert ended.outcome is DrillOutcome.FAILED
    assert ended.cause is not None
    assert ended.cause.kind is CauseKind.SILENT
    assert pair.source in ended.cause.what

"""Two clouds, an application for them, and guests that say whatever a test wants."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from assay.cloud import inventory
from assay.cloud.connect import Line, connect
from assay.cloud.inventory import Inventory
from assay.cloud.redact import Redactor
from assay.cloud.stop import Stop
from assay.cloud.tape import Tape
from assay.drills.application import Application, DataVolume, Proof, Shape
from assay.drills.rehearse import Rehearsal, rehearse
from assay.drills.site import Site
from assay.drills.witness import Said
from assay.lab import LabCloud
from assay.model.drill import DrillEvidence, DrillKind

TELLING = Said(ready=True, data="sum-of-the-data", peer=True, lost=True, busy=True, eased=True)


def telling(site: Site, server: str) -> Said:
    """A guest in the place of the lab's, which are simulated: it says what a healthy one says."""
    return TELLING


@dataclass(frozen=True)
class Pair:
    """Two clouds of the lab.

    Args:
        source: Entry of the one.
        target: Entry of the other.
        clouds_yaml: Where both are.
    """

    source: str
    target: str
    clouds_yaml: Path

    def lines(self) -> tuple[Line, Line]:
        """New lines to both, as a drill has them."""
        redactor, stop = Redactor(), Stop()
        here, there = (
            connect(name, tape=Tape(None, redactor), stop=stop, config_files=[self.clouds_yaml])
            for name in (self.source, self.target)
        )
        return here, there

    @contextmanager
    def cleaned(self) -> Iterator[None]:
        """Insist that both clouds are afterwards as they were before, in every kind of resource."""
        before = self._inventories()
        yield
        assert self._inventories() == before

    def _inventories(self) -> list[Inventory]:
        return [inventory.take(line) for line in self.lines()]


@pytest.fixture(scope="session")
def pair(alpha: LabCloud, bravo: LabCloud) -> Pair:
    """The clouds alpha and bravo."""
    return Pair(alpha.name, bravo.name, alpha.clouds_yaml)


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Application:
    """An application with a disk of 1 MiB: raw, since the lab's snapshots are zeros and no other format."""
    image = tmp_path_factory.mktemp("shop") / "shop.raw"
    image.write_bytes(bytes(range(256)) * 4096)
    return Application(
        name="shop",
        image_file=image,
        image_format="raw",
        shape=Shape(vcpus=1, ram=256, disk=1),
        first="#!/bin/sh\necho first\n",
        moved="#!/bin/sh\necho moved\n",
        grown="#!/bin/sh\necho grown\n",
        volumes=(DataVolume(name="data", size=1),),
        ports=(8080,),
        proof=Proof(ready="never said", data="(never said)", peer="never said", within=2),
        digest="0" * 64,
    )


Drill = Callable[..., DrillEvidence]


@pytest.fixture
def drill(pair: Pair, shop: Application, tmp_path: Path) -> Drill:
    """Carry out a drill from alpha to bravo, and insist that both clouds are clean afterwards."""
    return drill_between(pair, shop, tmp_path / "drill")


def drill_between(pair: Pair, usual: Application, folder: Path) -> Drill:
    """A function that carries out a drill, and insists that both clouds are clean afterwards.

    Args:
        pair: The clouds.
        usual: What is built, unless another application is named.
        folder: Where the bundle goes.
    """

    def carried_out(
        kind: DrillKind = DrillKind.MOVE, application: Application = usual, **options: object
    ) -> DrillEvidence:
        here, there = pair.lines()
        wish = Rehearsal(kind=kind, application=application, folder=folder)
        with pair.cleaned():
            ended = rehearse(wish, here, there, **options)  # type: ignore[arg-type]
        assert not folder.with_name(f"{folder.name}.images").exists()
        return ended

    return carried_out

"""Two small sealed bundles of drills by one key, and a stranger with another; made up."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from securesystemslib.signer import CryptoSigner

from assay.cloud.redact import Redactor
from assay.cloud.tape import Tape
from assay.drills import bundle, statement
from assay.drills.journal import Journal
from assay.drills.sign import digests_of, sign
from assay.evidence import digests, layout, seal
from assay.evidence.statement import encode
from assay.model.drill import PROOFS, DrillEvidence, DrillKind, DrillOutcome, Side
from assay.model.exchange import Exchange
from tests.drills.builders import cloud, drill

SIGNED = "2026-11-22T10:06:00+00:00"


@dataclass
class DrillScene:
    """What an attacker and a verifier of a drill have.

    Attributes:
        folder: The bundle that is attacked; sound when the attack begins.
        other: That of another drill, to another cloud, by the same key.
        key: The key that the verifier trusts; only an insider has its private half.
        stranger: A key that nobody trusts.
    """

    folder: Path
    other: Path
    key: CryptoSigner
    stranger: CryptoSigner

    def drill(self, **changes: Any) -> None:
        """Edit what the drill says of itself."""
        path = self.folder / bundle.DRILL
        path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))

    def steps(self, edit: Callable[[list[dict[str, Any]]], Any]) -> None:
        """Edit the list of steps."""
        path = self.folder / bundle.STEPS
        lines = [json.loads(line) for line in path.read_text().splitlines()]
        edit(lines)
        path.write_text("".join(json.dumps(line) + "\n" for line in lines))

    def step(self, id: str, **changes: Any) -> None:
        """Edit one step."""
        self.steps(lambda lines: [line.update(changes) for line in lines if line["id"] == id])

    def bind(self) -> None:
        """Write the manifest anew, as anybody can."""
        path = self.folder / bundle.MANIFEST
        files = digests.of_folder(self.folder)
        path.write_text(json.dumps({**json.loads(path.read_text()), "files": files}))

    def forge(
        self, signer: CryptoSigner | None = None, edit: Callable[[dict[str, Any]], Any] = lambda _: None
    ) -> None:
        """Bind and sign anew whatever is there, without the questions that signing asks."""
        self.bind()
        found: DrillEvidence = bundle.read(self.folder)
        said = statement.write(found, digests_of(self.folder), signed=SIGNED)
        edit(said)
        seal.close(self.folder, encode(said), signer or self.key)


def drill_scene(place: Path) -> DrillScene:
    """Set the scene in a folder."""
    key, stranger = CryptoSigner.generate_ed25519(), CryptoSigner.generate_ed25519()
    folders = [write(place / run, run, there) for run, there in (("0f3a9c1e", "there"), ("77777777", "far"))]
    for folder in folders:
        sign(folder, key, at=SIGNED)
    return DrillScene(folder=folders[0], other=folders[1], key=key, stranger=stranger)


def write(folder: Path, run: str, there: str) -> Path:
    """Write the bundle of a move that held, by the real writer."""
    tapes = {side: Tape(folder / side / bundle.EXCHANGES, Redactor([])) for side in Side}
    journal = Journal(folder, tapes, lambda _, __: None)
    whole = asdict(drill(run=run, target=cloud(there)))
    said = {name: value for name, value in whole.items() if name != "steps"}
    journal.begin({"format": bundle.FORMAT, **said}, {side: said[side]["name"] for side in Side})
    for id in PROOFS[DrillKind.MOVE]:
        side = Side(id.partition(".")[0])
        with journal.step(id, side, "It is done.") as doing:
            tapes[side].write(Exchange(id=tapes[side].next_id(id), scope=id, method="GET", url="/"))
            doing.says = "well"
    journal.end(finished=whole["finished"], outcome=DrillOutcome.HELD, cause=None, left_behind=())
    return folder


EXCHANGES_OF_PROOF = f"target/{bundle.EXCHANGES}/{layout.exchange_file('target.proof')}"

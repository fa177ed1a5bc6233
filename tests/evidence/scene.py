"""Two small sealed bundles by one key, and a stranger with another: what attacks are played on; made up."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from securesystemslib.signer import CryptoSigner

from assay.evidence import clock, digests, layout, read, seal, statement
from assay.evidence.judged import verdicts
from assay.evidence.sign import sign
from assay.evidence.verify import Asked
from assay.evidence.write import BundleWriter
from assay.formats import guidelines
from assay.model.activity import Activity
from assay.model.claim import Claim
from assay.model.evidence import (
    CheckDescription,
    CloudIdentity,
    GuidelineIdentity,
    Nonce,
    ServiceIdentity,
    SuiteIdentity,
)
from assay.model.exchange import Exchange
from assay.model.fact import Fact
from assay.model.outcome import Outcome
from assay.model.result import Attempt, CheckResult

VERSION = "0.0"
NONCE = "a-question-of-today"
STARTED, FINISHED, SIGNED = (f"2026-01-01T{time}+00:00" for time in ("00:00:10", "00:01:10", "00:02:00"))
WORKS, STAYS, GROWS, WAITS, SLEEPS = (
    f"compute.thing.{behaviour}" for behaviour in ("works", "stays", "grows", "waits", "sleeps")
)
CHECKS = {id: digests.of_suite({id: "source"}) for id in (GROWS, SLEEPS, STAYS, WAITS, WORKS)}
HARNESS = digests.of_suite({"kit": "source"})
SUITE = SuiteIdentity(version=VERSION, checks=CHECKS, digest=digests.of_suite(CHECKS), harness=HARNESS)


@dataclass
class Scene:
    """What an attacker and a verifier have.

    Attributes:
        folder: The bundle that is attacked; sound when the attack begins.
        other: Another one, of another cloud, by the same key.
        key: The key that the verifier trusts; only an insider has its private half.
        stranger: A key that nobody trusts.
        asked: What the verifier asks; an attacker who replays does not choose it.
    """

    folder: Path
    other: Path
    key: CryptoSigner
    stranger: CryptoSigner
    asked: Asked

    def json(self, name: str, edit: Callable[[Any], Any]) -> None:
        """Edit a JSON file; what the edit returns replaces the document, if it is not None."""
        path = self.folder / name
        document = json.loads(path.read_text())
        edited = edit(document)
        path.write_text(json.dumps(document if edited is None else edited))

    def result(self, check: str, **changes: Any) -> None:
        """Edit the result of a check, and what it claimed."""
        claims = {name: changes.pop(name) for name in ("claims",) if name in changes}
        for name, edits in ((layout.RESULTS, changes), (layout.CLAIMS, claims)):
            path = self.folder / name
            lines = [json.loads(line) for line in path.read_text().splitlines()]
            path.write_text(
                "".join(
                    json.dumps({**line, **(edits if line["check"] == check else {})}) + "\n" for line in lines
                )
            )

    def text(self, name: str, old: str, new: str) -> None:
        """Edit a file as text, where it says something."""
        path = self.folder / name
        before = path.read_text()
        assert old in before, f"{name} does not say {old!r}, so the attack would change nothing"
        path.write_text(before.replace(old, new, 1))

    def bind(self) -> None:
        """Write the manifest anew, as anybody can."""
        files = digests.of_folder(self.folder)
        self.json(layout.MANIFEST, lambda manifest: {**manifest, "files": files})

    def forge(
        self,
        signer: CryptoSigner | None = None,
        edit: Callable[[dict[str, Any]], Any] = lambda _: None,
        at: str = SIGNED,
        guideline: GuidelineIdentity | None = None,
    ) -> None:
        """Bind and sign anew whatever is there, without the questions that signing asks."""
        self.bind()
        said = self.statement(at, guideline)
        edit(said)
        (self.folder / layout.SEAL).unlink(missing_ok=True)
        seal.close(self.folder, statement.encode(said), signer or self.key)

    def statement(self, at: str = SIGNED, named: GuidelineIdentity | None = None) -> dict[str, Any]:
        """The statement that the bundle gives now, by the newest guideline whatever it is called."""
        evidence = read.journal(self.folder)
        guideline = guidelines.find()
        of_all = {
            **digests.of_folder(self.folder),
            layout.MANIFEST: digests.of_file(self.folder / layout.MANIFEST),
        }
        identity = named or GuidelineIdentity(id=guideline.id, digest=guideline.digest)
        said: dict[str, Any] = json.loads(
            statement.encode(
                statement.write(evidence, of_all, identity, verdicts(guideline, evidence), signed=at)
            )
        )
        return said

    def envelope(self, edit: Callable[[dict[str, Any]], Any]) -> None:
        """Edit the envelope."""
        self.json(layout.SEAL, edit)


def scene(place: Path) -> Scene:
    """Set the scene in a folder."""
    key, stranger = CryptoSigner.generate_ed25519(), CryptoSigner.generate_ed25519()
    guideline = guidelines.find()
    folders = []
    for run, host in (("0123abcd", "cloud.example"), ("89efcdab", "elsewhere.example")):
        folder = write(place / run, run=run, host=host)
        sign(folder, key, guideline, at=SIGNED)
        folders.append(folder)
    asked = Asked(version=VERSION, checks=CHECKS, harness=HARNESS, key=key.public_key, nonce=NONCE)
    return Scene(folder=folders[0], other=folders[1], key=key, stranger=stranger, asked=asked)


def write(folder: Path, *, run: str = "0123abcd", host: str = "cloud.example") -> Path:
    """Write a finished bundle by the real writer: a check of every kind of outcome."""
    service = ServiceIdentity(type="compute", url=f"https://{host}/compute", version="v2.1")
    auth_url = f"https://{host}/identity"
    guideline = guidelines.find()
    writer = BundleWriter(folder, lambda text: text)
    writer.begin(
        run=run,
        started=STARTED,
        cloud=CloudIdentity(
            name="example",
            auth_url=auth_url,
            region="r1",
            services=(service,),
            fingerprint=digests.of_cloud(auth_url, "r1", (service,)),
        ),
        suite=SUITE,
        checks=[
            CheckDescription(id=id, proves="compute-thing", sentence="It does.", spec="https://spec.example")
            for id in CHECKS
        ],
        options={},
        nonce=Nonce(value=NONCE, given="2026-01-01T00:00:00+00:00", used="2026-01-01T00:00:05+00:00"),
        guideline=GuidelineIdentity(id=guideline.id, digest=guideline.digest),
    )
    (folder / layout.EXCHANGES).mkdir()
    for result in results():
        for number in range(1, 3):
            _exchange(
                folder, Exchange(id=f"{result.check}#{number}", scope=result.check, method="GET", url="/")
            )
        writer.keep(result, (Fact(name="thing.size", value=3, source=result.check),))
        writer.keep_activity(Activity(name=result.check, started=result.started, seconds=result.seconds))
    _exchange(folder, Exchange(id="discovery#1", scope="discovery", method="GET", url=auth_url))
    writer.seal(finished=FINISHED, left_behind=())
    return folder


def results() -> list[CheckResult]:
    """A pass, a failure, an absence and a blockage; a fifth check was not run."""
    plain = CheckResult(check=WORKS, proves="compute-thing", outcome=Outcome.PASS, started=1.0, seconds=2.0)
    held = Claim(what="it works", expected="yes", observed="yes", held=True, exchange=f"{WORKS}#1")
    broken = Claim(what="it stays", expected="yes", observed="no", held=False, exchange=f"{STAYS}#2")
    spoiled = Attempt(outcome=Outcome.FAIL, reason="No answer.", disturbances=("503 from compute",))
    return [
        replace(plain, claims=(held,)),
        replace(plain, check=STAYS, outcome=Outcome.FAIL, reason="It went.", claims=(broken,)),
        replace(plain, check=GROWS, outcome=Outcome.ABSENT, reason="Not offered."),
        replace(
            plain,
            check=WAITS,
            outcome=Outcome.BLOCKED,
            reason="The line was disturbed.",
            claims=(replace(broken, exchange=f"{WAITS}#1"),),
            discarded=(spoiled,),
        ),
    ]


def _exchange(folder: Path, exchange: Exchange) -> None:
    path = folder / layout.EXCHANGES / layout.exchange_file(exchange.scope)
    with path.open("a") as file:
        file.write(json.dumps(asdict(exchange)) + "\n")


TOMORROW = clock.now().replace("20", "21", 1)
"""A century on."""

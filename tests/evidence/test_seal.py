"""A seal is what other tools read, DSSE about an in-toto statement; signing asks questions first."""

import base64
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from assay.cli.main import main
from assay.evidence import archive, clock, digests, keys, layout, read, statement
from assay.evidence.sign import sign
from assay.evidence.verify import verify
from assay.evidence.write import BundleWriter
from assay.formats import guidelines
from assay.model.claim import Claim
from assay.model.evidence import CheckDescription, GuidelineIdentity, Nonce
from assay.model.outcome import Outcome
from assay.model.result import CheckResult
from assay.model.sealing import Standing, Trust
from assay.problem import ExitCode, Problem
from assay.runner import suite
from tests.core.builders import CLOUD
from tests.evidence.scene import CHECKS, GROWS, NONCE, SIGNED, SLEEPS, STAYS, WAITS, WORKS, Scene, write

GUIDELINE = GuidelineIdentity(id="2026.11", digest="0" * 64)


def _envelope(scene: Scene) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((scene.folder / layout.SEAL).read_text())
    return found


def _statement(scene: Scene) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(base64.b64decode(_envelope(scene)["payload"]))
    return found


def test_the_signature_is_over_the_encoding_that_dsse_prescribes(stage: Scene) -> None:
    """Ed25519 over `DSSEv1 <length> <type> <length> <payload>`, computed here without our code."""
    envelope = _envelope(stage)
    kind, payload = envelope["payloadType"].encode(), base64.b64decode(envelope["payload"])
    (signature,) = envelope["signatures"]
    encoded = b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(stage.key.public_key.keyval["public"]))
    key.verify(base64.b64decode(signature["sig"]), encoded)
    assert envelope["payloadType"] == "application/vnd.in-toto+json"


def test_the_statement_is_what_in_toto_asks_for(stage: Scene) -> None:
    """Types, subjects by digest, result, configuration, and every test in one of the lists."""
    said = _statement(stage)
    predicate = said["predicate"]
    assert said["_type"] == "https://in-toto.io/Statement/v1"
    assert said["predicateType"] == "https://in-toto.io/attestation/test-result/v0.1"
    assert {one["name"]: one["digest"]["sha256"] for one in said["subject"]} == {
        name: digests.of_file(stage.folder / name)
        for name in ("manifest.json", "results.jsonl", "cloud.json", "exchanges/discovery.jsonl")
    }
    assert predicate["result"] == "FAILED"
    assert predicate["passedTests"] == [WORKS]
    assert predicate["warnedTests"] == []
    assert predicate["failedTests"] == sorted([STAYS, GROWS, WAITS, SLEEPS])
    guideline = guidelines.find()
    assert [one["digest"]["sha256"] for one in predicate["configuration"]] == [
        digests.of_suite(CHECKS),
        guideline.digest,
    ]


def test_the_statement_says_what_the_standard_does_not_ask(stage: Scene) -> None:
    """Tallies of every outcome, every check's digest, guideline and verdicts, nonce and times."""
    said = _statement(stage)["predicate"]["urn:assay:evidence"]
    assert said["tallies"] == {"pass": 1, "absent": 1, "unrun": 1, "blocked": 1, "error": 0, "fail": 1}
    assert said["suite"]["checks"] == CHECKS
    assert said["guideline"]["digest"] == guidelines.find().digest
    assert set(said["verdicts"]) == set(guidelines.find().programs)
    assert all({"verdict", "flagged", "waived"} <= one.keys() for one in said["verdicts"].values())
    assert said["nonce"] == {
        "value": NONCE,
        "given": "2026-01-01T00:00:00+00:00",
        "used": "2026-01-01T00:00:05+00:00",
    }
    assert (said["run"]["started"], said["run"]["finished"], said["signed"]) == (
        "2026-01-01T00:00:10+00:00",
        "2026-01-01T00:01:10+00:00",
        SIGNED,
    )


@pytest.mark.parametrize(
    ("outcomes", "result"),
    [
        ({WORKS: Outcome.PASS}, "PASSED"),
        ({WORKS: Outcome.PASS, STAYS: Outcome.ABSENT}, "FAILED"),
        ({WORKS: Outcome.PASS, STAYS: Outcome.BLOCKED}, "FAILED"),
        ({WORKS: Outcome.PASS, STAYS: Outcome.ERROR}, "FAILED"),
        ({WORKS: Outcome.PASS, STAYS: Outcome.UNRUN}, "FAILED"),
        ({}, "FAILED"),
    ],
)
def test_only_passes_give_passed(outcomes: dict[str, Outcome], result: str, stage: Scene) -> None:
    """Absence, blockage, a fault, what was not run, and nothing at all are never PASSED."""
    evidence = read.read(stage.folder)
    seen = replace(
        evidence,
        checks={id: one for id, one in evidence.checks.items() if id in outcomes},
        results={
            id: replace(evidence.results[id], outcome=outcome, discarded=())
            for id, outcome in outcomes.items()
        },
    )
    said = statement.write(seen, {}, GUIDELINE, {}, signed=SIGNED)
    assert said["predicate"]["result"] == result


def test_a_pass_after_a_disturbance_is_a_warning(stage: Scene) -> None:
    """What passed when it was tried again is WARNED, and listed as such."""
    evidence = read.read(stage.folder)
    again = replace(evidence.results[WORKS], discarded=evidence.results[WAITS].discarded)
    seen = replace(evidence, checks={WORKS: evidence.checks[WORKS]}, results={WORKS: again})
    predicate = statement.write(seen, {}, GUIDELINE, {}, signed=SIGNED)["predicate"]
    assert (predicate["result"], predicate["passedTests"], predicate["warnedTests"]) == (
        "WARNED",
        [],
        [WORKS],
    )


def test_the_same_is_signed_the_same(stage: Scene) -> None:
    """Bundle, key, guideline and time decide every byte of a seal."""
    before = (stage.folder / layout.SEAL).read_bytes()
    (stage.folder / layout.SEAL).unlink()
    sign(stage.folder, stage.key, guidelines.find(), at=SIGNED)
    assert (stage.folder / layout.SEAL).read_bytes() == before


def test_a_seal_is_not_written_over(stage: Scene) -> None:
    """Who signs again has to take the seal away first."""
    with pytest.raises(Problem, match="is signed already"):
        sign(stage.folder, stage.stranger, guidelines.find(), at=SIGNED)


def test_a_bundle_without_its_manifest_is_not_signed(stage: Scene) -> None:
    """A killed run is gone on with before it is signed."""
    for name in layout.BINDING:
        (stage.folder / name).unlink(missing_ok=True)
    with pytest.raises(Problem, match="is not finished") as caught:
        sign(stage.folder, stage.key, guidelines.find(), at=SIGNED)
    assert caught.value.exit_code is ExitCode.INCOMPLETE


def test_what_was_killed_is_incomplete_for_a_verifier(
    stage: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    """A bundle without a manifest is not refuted, and not verified either."""
    (stage.folder / layout.MANIFEST).unlink()
    assert main(["verify", str(stage.folder)]) == ExitCode.INCOMPLETE
    assert "is not finished" in capsys.readouterr().err


def test_an_archive_is_not_signed(stage: Scene, tmp_path: Path) -> None:
    """Who signs has the folder; an archive is made of it afterwards."""
    archive.pack(stage.folder, tmp_path / "x.assay")
    with pytest.raises(Problem, match="is not a bundle: it is no folder"):
        sign(tmp_path / "x.assay", stage.key, guidelines.find(), at=SIGNED)


def test_an_interrupted_run_is_not_signed(stage: Scene) -> None:
    """A run that was asked to stop is bound, but not whole."""
    stage.json(layout.RUN, lambda run: run.update(finished=""))
    stage.bind()
    (stage.folder / layout.SEAL).unlink()
    with pytest.raises(Problem, match="was cut short"):
        sign(stage.folder, stage.key, guidelines.find(), at=SIGNED)


def test_what_contradicts_itself_is_not_signed(stage: Scene) -> None:
    """A pass without a claim is no evidence, and gets no signature."""
    stage.result(GROWS, outcome="pass", reason="")
    stage.bind()
    (stage.folder / layout.SEAL).unlink()
    with pytest.raises(Problem, match="pass without a claim"):
        sign(stage.folder, stage.key, guidelines.find(), at=SIGNED)
    assert not (stage.folder / layout.SEAL).exists()


def test_going_on_with_a_run_breaks_its_seal(stage: Scene) -> None:
    """A writer that goes on takes manifest and seal away."""
    BundleWriter(stage.folder, lambda text: text).unseal()
    assert not [name for name in layout.BINDING if (stage.folder / name).exists()]


def test_the_signature_of_an_unnamed_key_is_told(stage: Scene) -> None:
    """Without a key the verifier says whose signature it is, and verifies what does not need one."""
    found = verify(stage.folder, replace(stage.asked, key=None))
    assert found.trust is Trust.INCOMPLETE
    assert stage.key.public_key.keyid[:12] in found.told(Standing.OPEN)[0]
    assert "nobody vouches for" in found.told(Standing.OPEN)[0]


def test_a_run_without_a_question_may_be_older(stage: Scene) -> None:
    """Without a nonce on either side the age of the run is the word of its clock, which is said."""
    stage.json(layout.RUN, lambda run: run.update(nonce=None))
    stage.forge()
    found = verify(stage.folder, replace(stage.asked, nonce=""))
    assert found.trust is Trust.VERIFIED
    assert "No nonce was asked for, so this run may be older than it says." in found.told(Standing.LIMIT)


def test_the_commands_sign_and_verify(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`assay key new`, `assay sign` and `assay verify -f json`, with the exit codes that scripts rely on."""
    folder = write(tmp_path / "evidence")
    assert main(["verify", str(folder)]) == ExitCode.INCOMPLETE
    assert main(["key", "new", str(tmp_path / "k")]) == ExitCode.OK
    assert main(["sign", str(folder), "--key", str(tmp_path / "k")]) == ExitCode.OK
    capsys.readouterr()
    # The suite of this bundle is made up, so it is not the one that is installed.
    command = ["verify", str(folder), "--key", str(tmp_path / "k.pub"), "--nonce", NONCE, "-f", "json"]
    assert main(command) == ExitCode.INCOMPLETE
    told = json.loads(capsys.readouterr().out)
    assert told["verdict"] == "incomplete"
    assert told["key"] == keys.public_key(tmp_path / "k.pub").keyid
    assert told["refuted"] == []
    assert len(told["open"]) == 1
    (folder / layout.LOG).write_text("x")
    assert main(command) == ExitCode.NONCONFORMANT
    assert "log.txt does not belong to it" in json.loads(capsys.readouterr().out)["refuted"][0]
    assert main(["verify", str(tmp_path / "nothing")]) == ExitCode.USAGE


def test_a_run_of_what_is_installed_is_verified(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A bundle of the installed suite, signed by the named key, with the nonce: exit code 0, nothing open."""
    installed, check = suite.load().identity(), "compute.server.lock"
    began = clock.now()
    writer = BundleWriter(tmp_path / "evidence", lambda text: text)
    writer.begin(
        run="0123abcd",
        started=began,
        cloud=replace(CLOUD, fingerprint=digests.of_cloud(CLOUD.auth_url, CLOUD.region, ())),
        suite=installed,
        checks=[CheckDescription(id=check, proves="compute-thing", sentence="It does.", spec="s")],
        options={},
        nonce=Nonce(value=NONCE, given=began, used=began),
    )
    claim = Claim(what="it locks", expected="yes", observed="yes", held=True)
    writer.keep(CheckResult(check=check, proves="compute-thing", outcome=Outcome.PASS, claims=(claim,)), ())
    writer.seal(finished=clock.now(), left_behind=())
    keys.new(tmp_path / "k")
    assert main(["sign", str(writer.folder), "--key", str(tmp_path / "k")]) == ExitCode.OK
    capsys.readouterr()
    command = ["verify", str(writer.folder), "--key", str(tmp_path / "k.pub"), "--nonce", NONCE, "-f", "json"]
    assert main(command) == ExitCode.OK
    told = json.loads(capsys.readouterr().out)
    assert (told["verdict"], told["open"], told["refuted"]) == ("verified", [], [])


def test_another_guideline_than_the_runs_is_told(stage: Scene) -> None:
    """A run may be judged by another guideline than it was made for, and the verifier says so."""
    stage.json(layout.RUN, lambda run: run["guideline"].update(id="2020.06"))
    stage.forge()
    found = verify(stage.folder, stage.asked)
    assert found.trust is Trust.VERIFIED
    assert f"The run was made for guideline 2020.06, and judged by {guidelines.find().id}." in found.told(
        Standing.LIMIT
    )

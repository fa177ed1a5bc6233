"""Every way that we know of to tamper with a drill's sealed bundle is caught, and the sentence says how."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from assay.cli.main import main
from assay.drills import bundle, statement
from assay.drills.sign import sign
from assay.drills.verify import verify
from assay.evidence import archive, keys, layout
from assay.evidence.damage import Damaged
from assay.model.sealing import Standing, Trust
from assay.problem import ExitCode, Problem
from tests.drills.builders import cloud
from tests.evidence.drill_scene import EXCHANGES_OF_PROOF, SIGNED, DrillScene, drill_scene

Attack = Callable[[DrillScene], object]


@pytest.fixture(scope="module")
def set_once(tmp_path_factory: pytest.TempPathFactory) -> DrillScene:
    """The scene that is copied."""
    return drill_scene(tmp_path_factory.mktemp("drills"))


@pytest.fixture
def stage(set_once: DrillScene, tmp_path: Path) -> DrillScene:
    """Two sealed drills, a trusted key and a stranger's."""
    folders = [Path(shutil.copytree(one, tmp_path / one.name)) for one in (set_once.folder, set_once.other)]
    return replace(set_once, folder=folders[0], other=folders[1])


# Without a key.


def edit_outcome(scene: DrillScene) -> None:
    """Say that it failed."""
    scene.drill(outcome="failed")


def edit_step(scene: DrillScene) -> None:
    """Make a step quicker."""
    scene.step("target.proof", seconds=0.0, says="quick")


def drop_step(scene: DrillScene) -> None:
    """Leave a step out."""
    scene.steps(lambda lines: lines.pop(2))


def add_step(scene: DrillScene) -> None:
    """Add a step that nobody carried out."""
    scene.steps(lambda lines: lines.append({**lines[0], "id": "source.more"}))


def remove_steps(scene: DrillScene) -> None:
    """Take the file of steps away."""
    (scene.folder / bundle.STEPS).unlink()


def edit_exchange(scene: DrillScene) -> None:
    """Change what the cloud was asked."""
    path = scene.folder / EXCHANGES_OF_PROOF
    path.write_text(path.read_text().replace("GET", "PUT"))


def remove_exchanges(scene: DrillScene) -> None:
    """Take the proof's exchanges away."""
    (scene.folder / EXCHANGES_OF_PROOF).unlink()


def add_file(scene: DrillScene) -> None:
    """Add something that the drill did not write."""
    (scene.folder / "certificate.txt").write_text("certified")


def take_steps_of_other(scene: DrillScene) -> None:
    """Take the steps of another drill."""
    scene.step("target.proof", says="another")
    shutil.copy(scene.folder / bundle.STEPS, scene.other / bundle.STEPS)
    scene.folder = scene.other


def swap_sides(scene: DrillScene) -> None:
    """Let the two clouds change places."""
    (scene.folder / "source").rename(scene.folder / "aside")
    (scene.folder / "target").rename(scene.folder / "source")
    (scene.folder / "aside").rename(scene.folder / "target")


def take_seal_of_other(scene: DrillScene) -> None:
    """Lay the seal of another drill into this one."""
    shutil.copy(scene.other / layout.SEAL, scene.folder / layout.SEAL)


def take_manifest_of_other(scene: DrillScene) -> None:
    """Name the other drill in the manifest."""
    path = scene.folder / bundle.MANIFEST
    path.write_text(json.dumps({**json.loads(path.read_text()), "run": "77777777"}))


def take_all_but_seal_of_other(scene: DrillScene) -> None:
    """Put another drill under this one's seal."""
    shutil.copy(scene.folder / layout.SEAL, scene.other / layout.SEAL)
    scene.folder = scene.other


def other_target_and_bind(scene: DrillScene) -> None:
    """Put another target's name on it, and compute the digests anew."""
    told = cloud("elsewhere")
    scene.drill(
        target={
            "name": told.name,
            "auth_url": told.auth_url,
            "region": told.region,
            "services": [],
            "fingerprint": told.fingerprint,
        }
    )
    scene.bind()


def edit_step_and_bind(scene: DrillScene) -> None:
    """Edit a step, and compute the digests anew."""
    scene.step("target.proof", says="another")
    scene.bind()


def foreign_fingerprint(scene: DrillScene) -> None:
    """Write a fingerprint that does not follow."""
    document = json.loads((scene.folder / bundle.DRILL).read_text())
    scene.drill(target={**document["target"], "fingerprint": "f" * 64})
    scene.bind()


def sign_as_stranger(scene: DrillScene) -> None:
    """Sign with a key of one's own."""
    scene.forge(scene.stranger)


def edit_payload(scene: DrillScene) -> None:
    """Change what was signed."""
    path = scene.folder / layout.SEAL
    document = json.loads(path.read_text())
    path.write_text(json.dumps({**document, "payload": document["payload"][:-4] + "AAA="}))


# With the trusted key.


def failed_step(scene: DrillScene) -> None:
    """Say that it held, though a step failed."""
    scene.step("target.proof", outcome="failed")
    scene.forge()


def no_proof(scene: DrillScene) -> None:
    """Say that it held, without the proof."""
    scene.steps(lambda lines: lines.pop(4))
    scene.forge()


def one_cloud(scene: DrillScene) -> None:
    """Rehearse on one cloud only."""
    scene.drill(target=json.loads((scene.folder / bundle.DRILL).read_text())["source"])
    scene.forge()


def no_exchange(scene: DrillScene) -> None:
    """Take away what the proof rests on, and sign."""
    (scene.folder / EXCHANGES_OF_PROOF).unlink()
    scene.forge()


def asked_nothing(scene: DrillScene) -> None:
    """Prove something without asking the cloud."""
    scene.step("target.proof", exchanges=0)
    scene.forge()


def wrong_side(scene: DrillScene) -> None:
    """Book a step on the other cloud."""
    scene.step("target.server", side="source", exchanges=0)
    scene.forge()


def failed_without_cause(scene: DrillScene) -> None:
    """Fail, and do not say why."""
    scene.drill(outcome="failed")
    scene.forge()


def after_the_end(scene: DrillScene) -> None:
    """Let a step end after the drill."""
    scene.step("target.proof", started=9000.0)
    scene.forge()


def signed_before_the_end(scene: DrillScene) -> None:
    """End after having been signed."""
    scene.drill(finished="2026-11-22T11:00:00+00:00")
    scene.forge()


def said_to_hold(scene: DrillScene) -> None:
    """Sign that a drill which left something behind holds."""
    scene.drill(left_behind=["a volume"])
    scene.forge(edit=lambda said: said["predicate"].update(holds=True))


def says_more(scene: DrillScene) -> None:
    """Say something that Assay never says."""
    scene.forge(edit=lambda said: said["predicate"].update(certified=True))


def other_steps(scene: DrillScene) -> None:
    """Sign other steps than there are."""
    scene.forge(edit=lambda said: said["predicate"]["steps"].pop("target.clean"))


def cloud_left_out(scene: DrillScene) -> None:
    """Do not bind the target."""
    scene.forge(edit=lambda said: said["subject"].pop())


def predicate_of_a_run(scene: DrillScene) -> None:
    """Sign a statement of test results."""
    scene.forge(
        edit=lambda said: said.update(predicateType="https://in-toto.io/attestation/test-result/v0.1")
    )


def newer_statement(scene: DrillScene) -> None:
    """Sign a statement of a format that nobody knows yet."""
    scene.forge(edit=lambda said: said["predicate"].update(format=99))


def no_time(scene: DrillScene) -> None:
    """Do not say when."""
    scene.forge(edit=lambda said: said["predicate"].update(signed=None))


REFUTED: list[tuple[Attack, str]] = [
    (edit_outcome, "drill.json is not what was written"),
    (edit_step, "steps.jsonl is not what was written"),
    (drop_step, "steps.jsonl is not what was written"),
    (add_step, "steps.jsonl is not what was written"),
    (remove_steps, "steps.jsonl is missing"),
    (edit_exchange, "target.proof.jsonl is not what was written"),
    (remove_exchanges, "target.proof.jsonl is missing"),
    (add_file, "certificate.txt does not belong to it"),
    (take_steps_of_other, "steps.jsonl is not what was written"),
    (swap_sides, "source.clean.jsonl is missing"),
    (take_seal_of_other, "The seal is that of another drill"),
    (take_manifest_of_other, "manifest.json is that of another drill"),
    (take_all_but_seal_of_other, "The seal is that of another target."),
    (other_target_and_bind, "target is not the one that was signed."),
    (edit_step_and_bind, "manifest.json is not the one that was signed."),
    (foreign_fingerprint, "the fingerprint of there does not follow from its endpoints"),
    (sign_as_stranger, "which was named."),
    (edit_payload, "The seal does not fit its signature"),
    (failed_step, "says of its step target.proof: failed."),
    (no_proof, "lacks its step target.proof."),
    (one_cloud, "had the same cloud on both sides."),
    (no_exchange, "had the exchange target.proof#1, which is not there."),
    (asked_nothing, "target.proof is to prove something, and asked its cloud nothing."),
    (wrong_side, "The step target.server says that it was on the source."),
    (failed_without_cause, "It failed, and names no cause."),
    (after_the_end, "after the drill began, which lasted 300 s."),
    (signed_before_the_end, "The clock runs backwards: the bundle was signed at"),
    (said_to_hold, "The seal is that of a drill whose steps show otherwise."),
    (says_more, "The signed statement says what does not follow from the bundle."),
    (other_steps, "The seal is that of other steps."),
    (cloud_left_out, "target is not the one that was signed."),
    (predicate_of_a_run, "The seal holds no statement of a drill"),
    (newer_statement, "The seal holds a statement that this version does not know"),
    (no_time, "The seal holds a statement without a time."),
]


def test_an_untouched_drill_is_verified(stage: DrillScene) -> None:
    """Everything that attacks change is proven while nobody changes it, and what is bound is named."""
    found = verify(stage.folder, trusted=stage.key.public_key)
    assert found.trust is Trust.VERIFIED, found.findings
    assert (found.key, found.run) == (stage.key.public_key.keyid, "0f3a9c1e")
    proven = " ".join(found.told(Standing.PROVEN))
    for sentence in ("which you named", "files are those that were signed", "follows from its 7 steps"):
        assert sentence in proven
    assert "a bundle cannot prove it" in found.told(Standing.LIMIT)[-1]


@pytest.mark.parametrize(("attack", "sentence"), REFUTED, ids=[one.__name__ for one, _ in REFUTED])
def test_tampering_with_a_drill_is_refuted(attack: Attack, sentence: str, stage: DrillScene) -> None:
    """A drill that was tampered with is refuted, and the verifier says by what."""
    attack(stage)
    found = verify(stage.folder, trusted=stage.key.public_key)
    assert found.trust is Trust.REFUTED
    assert any(sentence in told for told in found.told(Standing.REFUTED)), found.told(Standing.REFUTED)


def test_what_cannot_be_verified_of_a_drill_stays_open(stage: DrillScene) -> None:
    """Without a named key nobody vouches; without a seal anybody may have written it; a nonce it has not."""
    assert verify(stage.folder).trust is Trust.INCOMPLETE
    assert verify(stage.folder, trusted=stage.key.public_key, nonce="mine").trust is Trust.REFUTED
    (stage.folder / layout.SEAL).unlink()
    found = verify(stage.folder, trusted=stage.key.public_key)
    assert found.trust is Trust.INCOMPLETE
    assert found.told(Standing.OPEN) == ("The bundle is not signed, so anybody may have written it.",)


def test_the_statement_binds_both_clouds(stage: DrillScene) -> None:
    """Manifest, end, steps, and the clouds by their fingerprints, under a predicate of our own."""
    found = bundle.read(stage.folder)
    said = statement.write(found, dict.fromkeys(statement.SUBJECTS, "0"), signed=SIGNED)
    assert {one["name"]: one["digest"]["sha256"] for one in said["subject"]} == {
        **dict.fromkeys(statement.SUBJECTS, "0"),
        "source": found.source.fingerprint,
        "target": found.target.fingerprint,
    }
    assert said["predicateType"] == "urn:assay:drill:v1"


def test_what_contradicts_itself_is_not_signed(stage: DrillScene) -> None:
    """Neither is what is signed already."""
    with pytest.raises(Problem, match="signed already"):
        sign(stage.folder, stage.key, at=SIGNED)
    (stage.folder / layout.SEAL).unlink()
    stage.step("target.proof", outcome="failed")
    stage.bind()
    with pytest.raises(Problem, match="not sound"):
        sign(stage.folder, stage.key, at=SIGNED)
    assert not (stage.folder / layout.SEAL).exists()


def test_the_commands_know_drills(
    stage: DrillScene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Sign, pack, verify and show, from the folder and from the archive; an edited one is refuted."""
    (stage.folder / layout.SEAL).unlink()
    keys.new(tmp_path / "k")
    assert main(["sign", str(stage.folder), "--key", str(tmp_path / "k")]) == ExitCode.OK
    assert main(["pack", str(stage.folder), "-o", str(tmp_path / "x.assay")]) == ExitCode.OK
    asked = ["verify", str(tmp_path / "x.assay"), "--key", str(tmp_path / "k.pub"), "-f", "json"]
    capsys.readouterr()
    assert main(asked) == ExitCode.OK
    assert json.loads(capsys.readouterr().out)["verdict"] == "verified"
    assert main(["drill", "show", str(tmp_path / "x.assay")]) == ExitCode.OK
    edit_outcome(stage)
    assert main(["verify", str(stage.folder), "--key", str(tmp_path / "k.pub")]) == ExitCode.NONCONFORMANT
    with pytest.raises(Damaged):
        archive.pack(stage.folder, tmp_path / "y.assay", bundle.read)

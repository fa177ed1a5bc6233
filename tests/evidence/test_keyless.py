"""Signing without a key to keep: sigstore's own client signs and verifies, on an instance of this machine."""

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sigstore.models import Bundle, ClientTrustConfig
from sigstore.verify import Verifier
from sigstore.verify.policy import Identity as Policy

from assay.cli.main import main
from assay.evidence import archive, clock, layout
from assay.evidence.keyless import Identity, Login
from assay.evidence.sign import sign
from assay.evidence.verify import verify
from assay.formats import guidelines
from assay.model.sealing import Standing, Trust, Verification
from assay.problem import Problem
from tests.evidence.scene import STAYS, Scene
from tests.evidence.small_sigstore import ISSUER, SmallSigstore, serving, token

WHO = "lab@example.org"


@pytest.fixture(scope="module")
def small() -> Iterator[SmallSigstore]:
    """A sigstore of our own."""
    with serving() as one:
        yield one


@pytest.fixture
def instance(small: SmallSigstore, tmp_path: Path) -> Path:
    """What its clients need to know."""
    path = tmp_path / "trust.json"
    path.write_text(json.dumps(small.trust()))
    return path


@pytest.fixture
def signed(stage: Scene, instance: Path) -> Scene:
    """A bundle that is signed without a key, and a verifier who trusts the one who did."""
    (stage.folder / layout.SEAL).unlink()
    _sign(stage, instance)
    return replace(stage, asked=replace(stage.asked, key=_known(instance)))


def _known(instance: Path, name: str = WHO, issuer: str = ISSUER) -> Identity:
    return Identity(name=name, issuer=issuer, instance=instance)


def _sign(stage: Scene, instance: Path, at: str = "") -> None:
    login = Login(token=token(WHO), instance=instance)
    sign(stage.folder, login, guidelines.find(), at=at or clock.now())


def _refuted(found: Verification) -> str:
    assert found.trust is Trust.REFUTED
    return " ".join(found.told(Standing.REFUTED))


def test_who_signed_is_named_and_the_log_has_it(signed: Scene) -> None:
    """The signature, the name, the log's time, the files and the verdicts are proven."""
    found = verify(signed.folder, signed.asked)
    assert (found.trust, found.key) == (Trust.VERIFIED, f"{WHO}, known to {ISSUER}")
    told = " ".join(found.told(Standing.PROVEN))
    assert f"The signature is by {WHO}, known to {ISSUER}, which you named." in told
    assert "A public log has it since " in told


def test_the_client_of_sigstore_reads_the_seal(signed: Scene, instance: Path) -> None:
    """It is a bundle as sigstore writes it, about the statement that a key would have signed."""
    bundle = Bundle.from_json((signed.folder / layout.KEYLESS).read_text())
    config = ClientTrustConfig.from_json(instance.read_text())
    kind, payload = Verifier(trusted_root=config.trusted_root).verify_dsse(
        bundle, Policy(identity=WHO, issuer=ISSUER)
    )
    assert kind == "application/vnd.in-toto+json"
    said = json.loads(payload)
    assert said == signed.statement(said["predicate"]["urn:assay:evidence"]["signed"])


def test_nobody_named_is_nobody_vouched_for(signed: Scene, instance: Path) -> None:
    """It is told who signed, and that this proves nothing of who that is."""
    asked = replace(signed.asked, key=Identity(instance=instance))
    found = verify(signed.folder, asked)
    assert found.trust is Trust.INCOMPLETE
    assert "name the one that you trust by --identity and --issuer" in " ".join(found.told(Standing.OPEN))


@pytest.mark.parametrize(
    ("name", "issuer", "why"),
    [
        ("other@example.org", ISSUER, "SANs do not match other@example.org"),
        (WHO, "https://elsewhere.example.org", "OIDCIssuer does not match"),
    ],
)
def test_another_is_not_the_one_who_was_named(
    name: str, issuer: str, why: str, signed: Scene, instance: Path
) -> None:
    """The same name known to another provider is somebody else."""
    asked = replace(signed.asked, key=_known(instance, name, issuer))
    assert why in _refuted(verify(signed.folder, asked))


def test_another_instance_is_not_trusted(signed: Scene, tmp_path: Path) -> None:
    """Certificates and entries of an authority and a log that nobody trusts prove nothing."""
    with serving() as other:
        (tmp_path / "other.json").write_text(json.dumps(other.trust()))
    asked = replace(signed.asked, key=_known(tmp_path / "other.json"))
    assert "does not hold by sigstore: failed to build" in _refuted(verify(signed.folder, asked))


def test_every_edit_of_the_seal_is_noticed(signed: Scene) -> None:
    """Whatever part of it is changed, the certificate, the entry or the envelope does not hold any more."""
    path = signed.folder / layout.KEYLESS
    right = json.loads(path.read_text())
    edits: dict[str, Callable[[dict[str, Any]], Any]] = {
        "payload": lambda seal: seal["dsseEnvelope"].update(payload="e30="),
        "signature": lambda seal: seal["dsseEnvelope"]["signatures"][0].update(sig="AAAA"),
        "entry": lambda seal: seal["verificationMaterial"]["tlogEntries"][0].update(canonicalizedBody="e30="),
        "time": lambda seal: seal["verificationMaterial"]["tlogEntries"][0].update(integratedTime="1"),
        "promise": lambda seal: seal["verificationMaterial"]["tlogEntries"][0].pop("inclusionPromise"),
        "proof": lambda seal: seal["verificationMaterial"]["tlogEntries"][0].pop("inclusionProof"),
        "certificate": lambda seal: seal["verificationMaterial"]["certificate"].update(rawBytes="AAAA"),
        "everything": lambda seal: seal.clear(),
    }
    for what, edit in edits.items():
        seal = json.loads(json.dumps(right))
        edit(seal)
        path.write_text(json.dumps(seal))
        assert "The seal " in _refuted(verify(signed.folder, signed.asked)), what
    path.write_text(json.dumps(right))
    assert verify(signed.folder, signed.asked).trust is Trust.VERIFIED


def test_a_bundle_edited_after_signing_is_refuted(signed: Scene) -> None:
    """The manifest written anew is not the one that was signed."""
    signed.result(STAYS, reason="for another reason")
    signed.bind()
    assert "manifest.json is not the one that was signed" in _refuted(verify(signed.folder, signed.asked))


def test_the_seal_of_another_bundle_is_refuted(signed: Scene, instance: Path) -> None:
    """A seal fits the bundle that it was made for."""
    (signed.other / layout.SEAL).unlink()
    shutil.copy(signed.folder / layout.KEYLESS, signed.other / layout.KEYLESS)
    assert "The seal is that of another" in _refuted(verify(signed.other, signed.asked))


def test_two_seals_are_one_too_many(signed: Scene) -> None:
    """Nobody says which of them counts, so neither does."""
    shutil.copy(signed.other / layout.SEAL, signed.folder / layout.SEAL)
    assert "is not the only one" in _refuted(verify(signed.folder, signed.asked))


def test_a_key_that_was_named_is_no_person(signed: Scene) -> None:
    """Who trusts a key is told that none signed, and the other way round."""
    by_key = replace(signed.asked, key=signed.key.public_key)
    assert "is not by a key" in _refuted(verify(signed.folder, by_key))
    assert "is by a key, not by lab@example.org" in _refuted(verify(signed.other, signed.asked))


def test_a_log_that_had_it_at_another_time_is_believed(
    stage: Scene, small: SmallSigstore, instance: Path
) -> None:
    """Who signs with a clock that was set back is found out by the log's clock."""
    (stage.folder / layout.SEAL).unlink()
    _sign(stage, instance, at="2026-01-01T00:02:00+00:00")
    asked = replace(stage.asked, key=_known(instance))
    assert "It says that it was signed 2026-01-01T00:02:00+00:00, and the log" in _refuted(
        verify(stage.folder, asked)
    )


def test_a_certificate_that_was_not_yet_valid_signs_nothing(
    stage: Scene, small: SmallSigstore, instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An entry from outside of the minutes for which the certificate is valid does not hold."""
    monkeypatch.setattr(small, "ahead", timedelta(hours=1))
    (stage.folder / layout.SEAL).unlink()
    _sign(stage, instance)
    asked = replace(stage.asked, key=_known(instance))
    assert "does not hold by sigstore" in _refuted(verify(stage.folder, asked))


def test_a_seal_goes_with_its_archive(signed: Scene, tmp_path: Path) -> None:
    """An archive has the seal beside the manifest, and verifies as the folder does."""
    path = tmp_path / "x.assay"
    archive.pack(signed.folder, path)
    with archive.opened(path) as folder:
        assert verify(folder, signed.asked).trust is Trust.VERIFIED
    assert archive.evidence(path, whole=False).run == "0123abcd"


def test_an_expired_token_is_told(stage: Scene, instance: Path) -> None:
    """Who comes with an old token learns that, and nothing is written."""
    (stage.folder / layout.SEAL).unlink()
    old = Login(token=token(WHO, lasts=timedelta(hours=-1)), instance=instance)
    with pytest.raises(Problem, match="identity token is no good"):
        sign(stage.folder, old, guidelines.find(), at=clock.now())
    assert not (stage.folder / layout.KEYLESS).exists()


def test_a_sigstore_that_is_not_there_is_told(stage: Scene, instance: Path) -> None:
    """Where nobody answers, a sentence says so."""
    trust = json.loads(instance.read_text())
    for kind in ("caUrls", "rekorTlogUrls"):
        trust["signingConfig"][kind][0]["url"] = "http://127.0.0.1:9"
    instance.write_text(json.dumps(trust))
    (stage.folder / layout.SEAL).unlink()
    with pytest.raises(Problem, match="The bundle is not signed") as caught:
        _sign(stage, instance)
    assert "assay key new" in caught.value.advice


def test_without_sigstore_it_is_told_how_to_get_it(
    stage: Scene, instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is an extra."""
    monkeypatch.setitem(sys.modules, "sigstore.errors", None)
    (stage.folder / layout.SEAL).unlink()
    with pytest.raises(Problem, match="sigstore is not installed") as caught:
        _sign(stage, instance)
    assert "assay[sigstore]" in caught.value.advice


def test_a_token_is_never_shown() -> None:
    """It is a secret, so it is no part of what a login looks like."""
    assert "secret" not in repr(Login(token="secret"))


def test_the_commands_sign_and_verify(
    stage: Scene, instance: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The token comes from a file; who signed is told; identity and issuer belong together."""
    (stage.folder / layout.SEAL).unlink()
    (tmp_path / "token").write_text(token(WHO) + "\n")
    folder, trust = str(stage.folder), str(instance)
    assert main(["sign", folder, "--sigstore", "--token", str(tmp_path / "token"), "--instance", trust]) == 0
    assert f"signed by {WHO}, known to {ISSUER}" in capsys.readouterr().out
    # The suite of the scene is made up, so whether it was modified stays open.
    assert main(["verify", folder, "--identity", WHO, "--issuer", ISSUER, "--instance", trust]) == 3
    assert "which you named" in " ".join(capsys.readouterr().out.split())
    assert main(["verify", folder, "--identity", WHO, "--instance", trust]) == 2
    assert "belong together" in capsys.readouterr().err
    (tmp_path / "token").write_text("no token")
    assert main(["sign", folder, "--sigstore", "--token", str(tmp_path / "token")]) == 2
    assert "holds no identity token" in capsys.readouterr().err

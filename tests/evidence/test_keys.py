"""Keys are made for their owner alone, written over by nobody, and read with suspicion."""

import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
)

from assay.cli.main import main
from assay.evidence import keys
from assay.problem import ExitCode, Problem


def test_a_new_key_signs_and_verifies(tmp_path: Path) -> None:
    """Both halves have the id that was told, and the private one is for its owner alone."""
    id = keys.new(tmp_path / "k")
    assert keys.private_key(tmp_path / "k").public_key.keyid == id
    assert keys.public_key(tmp_path / "k.pub").keyid == id
    assert stat.S_IMODE((tmp_path / "k").stat().st_mode) == 0o600


def test_two_keys_differ(tmp_path: Path) -> None:
    """No key is made twice."""
    assert keys.new(tmp_path / "one") != keys.new(tmp_path / "other")


@pytest.mark.parametrize("there", ["k", "k.pub"])
def test_nothing_is_written_over(there: str, tmp_path: Path) -> None:
    """Neither half is written over, and then the other is not written either."""
    (tmp_path / there).write_text("mine")
    with pytest.raises(Problem, match="is there already"):
        keys.new(tmp_path / "k")
    assert [path.name for path in tmp_path.iterdir()] == [there]
    assert (tmp_path / there).read_text() == "mine"


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """A link to nowhere is no place for a key."""
    (tmp_path / "k").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Problem, match="is there already"):
        keys.new(tmp_path / "k")
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_key_that_others_may_read_is_refused(mode: int, tmp_path: Path) -> None:
    """Whoever can read it can sign with it."""
    keys.new(tmp_path / "k")
    (tmp_path / "k").chmod(mode)
    with pytest.raises(Problem, match="Others than its owner may read"):
        keys.private_key(tmp_path / "k")


def _pem(key: object, encryption: KeySerializationEncryption | None = None) -> bytes:
    assert isinstance(key, Ed25519PrivateKey) or hasattr(key, "private_bytes")
    written: bytes = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption or NoEncryption())
    return written


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----\n",
        b"\xff" * 100,
        _pem(generate_private_key(65537, 2048)),
        _pem(Ed25519PrivateKey.generate(), BestAvailableEncryption(b"secret")),
    ],
    ids=["empty", "broken", "binary", "rsa", "locked"],
)
def test_what_is_no_key_is_refused_in_words(content: bytes, tmp_path: Path) -> None:
    """Neither half is read from something else, and no traceback comes of it."""
    path = tmp_path / "k"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(Problem, match="is no private Ed25519 key"):
        keys.private_key(path)
    with pytest.raises(Problem, match="is no public Ed25519 key"):
        keys.public_key(path)


def test_the_halves_are_not_mistaken(tmp_path: Path) -> None:
    """To verify with the private half, or to sign with the public one, is refused."""
    keys.new(tmp_path / "k")
    (tmp_path / "k.pub").chmod(0o600)
    with pytest.raises(Problem, match="is no private"):
        keys.private_key(tmp_path / "k.pub")
    with pytest.raises(Problem, match="is no public"):
        keys.public_key(tmp_path / "k")


def test_the_command_tells_the_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`assay key new` prints what a verifier will be told, and never the private half."""
    assert main(["key", "new", str(tmp_path / "k"), "-f", "value", "-c", "key"]) == ExitCode.OK
    told = capsys.readouterr()
    assert told.out.strip() == keys.public_key(tmp_path / "k.pub").keyid
    secret = (tmp_path / "k").read_text().splitlines()[1]
    assert secret not in told.out + told.err
    assert main(["key", "new", str(tmp_path / "k")]) == ExitCode.USAGE


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not installed")
def test_other_tools_read_the_keys(tmp_path: Path) -> None:
    """OpenSSL finds the public half in the private one."""
    keys.new(tmp_path / "k")
    found = subprocess.run(
        ["openssl", "pkey", "-in", tmp_path / "k", "-pubout"], check=True, capture_output=True
    )
    assert found.stdout == (tmp_path / "k.pub").read_bytes()

"""The old wire format. Its server runs nowhere any more: one that checks what it checked stands in for it."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ed25519, padding, rsa
from cryptography.hazmat.primitives.serialization import PrivateFormat

from assay.problem import Problem
from assay.tempest.upload import upload

DOCUMENT = {"cpid": "abc", "duration_seconds": 1, "results": [{"name": "tempest.x.TestY.test_z"}]}


class _Server(BaseHTTPRequestHandler):
    """Accepts results whose signature fits, at the one path, and remembers them."""

    accepted: list[dict[str, object]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        status, answer = 201, {"test_id": "t1", "url": "http://refstack.example/#/results/t1"}
        if self.path != "/v1/results/":
            status, answer = 404, {"title": "Not found"}
        elif self.headers.get("X-Signature"):
            key = serialization.load_ssh_public_key(self.headers["X-Public-Key"].encode())
            assert isinstance(key, rsa.RSAPublicKey)
            try:
                key.verify(
                    bytes.fromhex(self.headers["X-Signature"]), body, padding.PKCS1v15(), hashes.SHA256()
                )
            except InvalidSignature:
                status, answer = 400, {"title": "Signature verification failed"}
        if status == 201:
            self.accepted.append({**json.loads(body), "signed": bool(self.headers.get("X-Signature"))})
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    """URL of a server that checks what RefStack's checked."""
    _Server.accepted = []
    with HTTPServer(("127.0.0.1", 0), _Server) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_port}"
        listening.shutdown()


def _write(path: Path, key: rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey, form: PrivateFormat) -> Path:
    path.write_bytes(key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()))
    return path


@pytest.mark.parametrize(
    "form", [PrivateFormat.TraditionalOpenSSL, PrivateFormat.PKCS8, PrivateFormat.OpenSSH]
)
def test_signed_results_are_accepted(server: str, tmp_path: Path, form: PrivateFormat) -> None:
    """A key in any of the forms in which ssh-keygen and openssl make one signs what the server verifies."""
    key = _write(tmp_path / "id_rsa", rsa.generate_private_key(65537, 2048), form)
    assert upload(server, DOCUMENT, key) == "http://refstack.example/#/results/t1"
    assert _Server.accepted == [{**DOCUMENT, "signed": True}]


def test_anonymous_results_are_accepted(server: str) -> None:
    """Without a key nothing is signed."""
    assert upload(f"{server}/", DOCUMENT).endswith("t1")
    assert _Server.accepted == [{**DOCUMENT, "signed": False}]


def test_another_kind_of_key_is_refused(tmp_path: Path) -> None:
    """A key that the format does not know is named before anything is sent."""
    key = _write(tmp_path / "id_ed25519", ed25519.Ed25519PrivateKey.generate(), PrivateFormat.OpenSSH)
    with pytest.raises(Problem, match="not an RSA key"):
        upload("http://127.0.0.1:9", DOCUMENT, key)


def test_a_server_that_refuses_or_is_not_there_is_told(server: str) -> None:
    """What did not arrive is never said to have arrived."""
    with pytest.raises(Problem, match="404"):
        upload(f"{server}/elsewhere", DOCUMENT)
    with pytest.raises(Problem, match="could not be sent"):
        upload("http://127.0.0.1:9", DOCUMENT)
    assert _Server.accepted == []

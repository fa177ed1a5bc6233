"""A small sigstore: a certificate authority and a log on this machine, for its unmodified client.

It stands in for the public instance, with which no test can sign. It believes every token that it is shown;
what it gives out is held to all that the client checks: chain, time stamp of the certificate's log, entry,
inclusion, checkpoint.
"""

import base64
import hashlib
import json
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

ISSUER = "https://accounts.example.org"
_ISSUER_OID = x509.ObjectIdentifier("1.3.6.1.4.1.57264.1.8")
_ISSUER_OF_OLD_OID = x509.ObjectIdentifier("1.3.6.1.4.1.57264.1.1")
_STAMPS_OID = x509.ObjectIdentifier("1.3.6.1.4.1.11129.2.4.2")
_LONG_AGO = {"start": "2020-01-01T00:00:00Z"}


def token(who: str, *, issuer: str = ISSUER, lasts: timedelta = timedelta(minutes=5)) -> str:
    """An identity token, signed by nobody who matters."""
    now = datetime.now(UTC)
    claims = {"iss": issuer, "sub": who, "aud": "sigstore", "iat": now, "exp": now + lasts}
    return jwt.encode(claims, "a secret that nobody needs to know", algorithm="HS256")


def _b64(content: bytes) -> str:
    return base64.b64encode(content).decode()


class SmallSigstore:
    """Keys and what is made with them.

    Attributes:
        ahead: How far the clock of the log goes ahead.
    """

    def __init__(self) -> None:
        self._authority, self._stamper, self._log = (
            ec.generate_private_key(ec.SECP256R1()) for _ in range(3)
        )
        self._root = self._self_signed()
        self.ahead = timedelta()
        self.url = ""

    def trust(self) -> dict[str, Any]:
        """What a client needs to know to sign here and to verify what was signed."""
        key = {"keyDetails": "PKIX_ECDSA_P256_SHA_256", "validFor": _LONG_AGO}
        logs = [
            {
                "baseUrl": self.url,
                "hashAlgorithm": "SHA2_256",
                "publicKey": {**key, "rawBytes": _b64(_public(one))},
                "logId": {"keyId": _b64(_id(one))},
            }
            for one in (self._log, self._stamper)
        ]
        service = {"url": self.url, "majorApiVersion": 1, "validFor": _LONG_AGO, "operator": "small"}
        authority = {
            "subject": {"organization": "small", "commonName": "small"},
            "uri": self.url,
            "certChain": {"certificates": [{"rawBytes": _b64(self._root.public_bytes(Encoding.DER))}]},
            "validFor": _LONG_AGO,
        }
        return {
            "mediaType": "application/vnd.dev.sigstore.clienttrustconfig.v0.1+json",
            "trustedRoot": {
                "mediaType": "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
                "tlogs": logs[:1],
                "ctlogs": logs[1:],
                "certificateAuthorities": [authority],
                "timestampAuthorities": [],
            },
            "signingConfig": {
                "mediaType": "application/vnd.dev.sigstore.signingconfig.v0.2+json",
                "caUrls": [service],
                "oidcUrls": [],
                "rekorTlogUrls": [service],
                "rekorTlogConfig": {"selector": "ANY"},
                "tsaUrls": [],
                "tsaConfig": {"selector": "ANY"},
            },
        }

    def certificate(self, asked: dict[str, Any], shown: str) -> dict[str, Any]:
        """A certificate for minutes, for whoever the token names."""
        claims = jwt.decode(shown, options={"verify_signature": False})
        request = x509.load_pem_x509_csr(base64.b64decode(asked["certificateSigningRequest"]))
        now, issuer = datetime.now(UTC), claims["iss"].encode()
        key = request.public_key()
        assert isinstance(key, ec.EllipticCurvePublicKey)
        builder = (
            x509.CertificateBuilder()
            .subject_name(x509.Name([]))
            .issuer_name(self._root.subject)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(minutes=1))
            .not_valid_after(now + timedelta(minutes=10))
            .add_extension(_usage(sign=True), critical=True)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING]), critical=False)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
            .add_extension(self._identifier(), critical=False)
            .add_extension(x509.SubjectAlternativeName([x509.RFC822Name(claims["sub"])]), critical=True)
            .add_extension(x509.UnrecognizedExtension(_ISSUER_OF_OLD_OID, issuer), critical=False)
            .add_extension(
                x509.UnrecognizedExtension(_ISSUER_OID, bytes([0x0C, len(issuer)]) + issuer), critical=False
            )
        )
        before = builder.sign(self._authority, hashes.SHA256()).tbs_certificate_bytes
        stamped = builder.add_extension(
            x509.UnrecognizedExtension(_STAMPS_OID, self._stamps(before)), critical=False
        ).sign(self._authority, hashes.SHA256())
        chain = [one.public_bytes(Encoding.PEM).decode() for one in (stamped, self._root)]
        return {"signedCertificateEmbeddedSct": {"chain": {"certificates": chain}}}

    def entry(self, proposed: dict[str, Any]) -> dict[str, Any]:
        """What the log has of an envelope: the only entry of a log of its own."""
        content = proposed["spec"]["proposedContent"]
        envelope = json.loads(content["envelope"])
        body = _canonical(
            {
                "apiVersion": "0.0.1",
                "kind": "dsse",
                "spec": {
                    "envelopeHash": _hash(content["envelope"].encode()),
                    "payloadHash": _hash(base64.b64decode(envelope["payload"])),
                    "signatures": [
                        {"signature": envelope["signatures"][0]["sig"], "verifier": content["verifiers"][0]}
                    ],
                },
            }
        )
        time = int((datetime.now(UTC) + self.ahead).timestamp())
        log = _id(self._log).hex()
        told = {"body": _b64(body), "integratedTime": time, "logID": log, "logIndex": 0}
        root = hashlib.sha256(b"\0" + body).digest()
        note = f"small.log\n1\n{_b64(root)}\n"
        signed = _b64(_id(self._log)[:4] + _sign(self._log, note.encode()))
        return {
            "0" * 64: {
                **told,
                "verification": {
                    "signedEntryTimestamp": _b64(_sign(self._log, _canonical(told))),
                    "inclusionProof": {
                        "logIndex": 0,
                        "treeSize": 1,
                        "rootHash": root.hex(),
                        "hashes": [],
                        "checkpoint": f"{note}\n\N{EM DASH} small.log {signed}\n",
                    },
                },
            }
        }

    def _self_signed(self) -> x509.Certificate:
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "small")])
        return (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(self._authority.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
            .not_valid_after(datetime(2100, 1, 1, tzinfo=UTC))
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .add_extension(_usage(sign=False), critical=True)
            .add_extension(
                x509.SubjectKeyIdentifier.from_public_key(self._authority.public_key()), critical=False
            )
            .sign(self._authority, hashes.SHA256())
        )

    def _identifier(self) -> x509.AuthorityKeyIdentifier:
        return x509.AuthorityKeyIdentifier.from_issuer_public_key(self._authority.public_key())

    def _stamps(self, certificate: bytes) -> bytes:
        """The list with one time stamp, RFC 6962, 3.3."""
        time = struct.pack("!Q", int(datetime.now(UTC).timestamp()) * 1000)
        entry = _id(self._authority) + len(certificate).to_bytes(3, "big") + certificate
        signature = _sign(self._stamper, b"\0\0" + time + b"\0\1" + entry + b"\0\0")
        stamp = b"\0" + _id(self._stamper) + time + b"\0\0" + b"\4\3" + _counted(signature)
        listed = _counted(_counted(stamp))
        length = bytes([len(listed)]) if len(listed) < 0x80 else bytes([0x81, len(listed)])
        return b"\4" + length + listed


def _usage(*, sign: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=sign,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=not sign,
        crl_sign=not sign,
        encipher_only=False,
        decipher_only=False,
    )


def _counted(content: bytes) -> bytes:
    return struct.pack("!H", len(content)) + content


def _public(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def _id(key: ec.EllipticCurvePrivateKey) -> bytes:
    return hashlib.sha256(_public(key)).digest()


def _sign(key: ec.EllipticCurvePrivateKey, content: bytes) -> bytes:
    return key.sign(content, ec.ECDSA(hashes.SHA256()))


def _hash(content: bytes) -> dict[str, str]:
    return {"algorithm": "sha256", "value": hashlib.sha256(content).hexdigest()}


def _canonical(document: dict[str, Any]) -> bytes:
    return json.dumps(document, sort_keys=True, separators=(",", ":")).encode()


@contextmanager
def serving() -> Iterator[SmallSigstore]:
    """A small sigstore that answers on this machine."""
    small = SmallSigstore()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if self.path == "/api/v2/signingCert":
                answer = small.certificate(asked, self.headers["Authorization"].removeprefix("Bearer "))
            else:
                answer = small.entry(asked)
            content = json.dumps(answer).encode()
            self.send_response(201)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        small.url = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield small
        server.shutdown()

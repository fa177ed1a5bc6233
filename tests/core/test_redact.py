"""Secrets do not pass."""

import base64
import json

import pytest

from assay.cloud.redact import REDACTED, Redactor

SECRET = "canary-5up3r-s3cret-value"


@pytest.mark.parametrize(
    "document",
    [
        {"auth": {"identity": {"password": {"user": {"name": "demo", "password": SECRET}}}}},
        {"auth": {"identity": {"application_credential": {"id": "x", "secret": SECRET}}}},
        {"auth": {"identity": {"token": {"id": SECRET}}}},
        {"server": {"name": "s", "adminPass": SECRET}},
        {"keypair": {"name": "k", "private_key": SECRET}},
        {"server": {"user_data": base64.b64encode(SECRET.encode()).decode()}},
        {"server": {"OS-EXT-SRV-ATTR:user_data": "x", "user_data": SECRET}},
    ],
)
def test_a_secret_field_is_redacted_and_its_value_remembered(document: dict[str, object]) -> None:
    """A secret named by its field disappears, and so does its value wherever it turns up later."""
    redactor = Redactor()
    kept = redactor.body(json.dumps(document))
    assert SECRET not in kept
    assert REDACTED in kept
    assert SECRET not in redactor.text(f"the console said {SECRET} aloud")


def test_headers_lose_tokens_and_keys() -> None:
    """Tokens, cookies and temp-url keys in headers disappear, and are remembered."""
    redactor = Redactor()
    kept = redactor.headers(
        {
            "X-Auth-Token": SECRET,
            "X-Subject-Token": "another-token-value",
            "Set-Cookie": "session=very-secret-cookie",
            "X-Container-Meta-Temp-URL-Key": "temp-url-key-value",
            "X-Openstack-Request-Id": "req-1",
        }
    )
    assert kept["x-openstack-request-id"] == "req-1"
    assert {value for name, value in kept.items() if name != "x-openstack-request-id"} == {REDACTED}
    assert redactor.text(SECRET) == REDACTED


def test_a_private_key_is_found_by_its_shape() -> None:
    """A PEM private key disappears from any text, even when it was cut."""
    pem = "-----BEGIN RSA PRIVATE KEY-----\nMIIEabc\n-----END RSA PRIVATE KEY-----"
    redactor = Redactor()
    assert "MIIE" not in redactor.text(f"x {pem} y")
    assert "MIIE" not in redactor.text(f"x {pem[:40]}")


def test_signatures_in_urls_disappear() -> None:
    """The signature of a temporary URL does not pass."""
    url = "https://swift.example/v1/a/c/o?temp_url_sig=0123456789abcdef&temp_url_expires=9"
    assert "0123456789abcdef" not in Redactor().text(url)


def test_escaped_and_encoded_forms_are_found() -> None:
    """A secret with quotes is found in JSON, and in base64."""
    secret = 'with "quotes" and\nlines of text'
    redactor = Redactor([secret])
    assert "quotes" not in redactor.text(json.dumps({"echo": secret}))
    assert base64.b64encode(secret.encode()).decode() not in redactor.text(
        base64.b64encode(secret.encode()).decode()
    )


def test_ordinary_text_stays() -> None:
    """What is no secret is kept as it is."""
    redactor = Redactor(["demo"])
    assert redactor.text("the demo project") == "the demo project"
    assert json.loads(redactor.body('{"servers": [{"name": "a"}]}')) == {"servers": [{"name": "a"}]}

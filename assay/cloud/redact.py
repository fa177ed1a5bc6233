"""Keeps secrets from being written: by the name of the field, and by every secret value seen so far."""

import base64
import binascii
import contextlib
import json
import re
import threading
from collections.abc import Iterable, Mapping
from typing import Any

REDACTED = "[redacted]"

# Shorter values would blot out ordinary words; they are still redacted by the name of their field.
_SHORTEST_VALUE = 8
_SHORTEST_LINE = 12

_SECRET_HEADERS = re.compile(
    r"(x-.*token.*|authorization|proxy-authorization|set-cookie|cookie"
    r"|x-(account|container)-meta-(temp-url-key|temp-url-key-2|access-control-secret)|x-.*-secret)",
    re.IGNORECASE,
)
_TOKEN_FACTS = ("x-openstack-request-id",)
_SECRET_KEYS = re.compile(
    r"(admin_?pass(word)?|password|passwd|original_password|private_?key|secret|client_secret|user_?data|totp"
    r"|passcode|auth_key|access_key|secret_key|temp_url_key|temp-url-key)",
    re.IGNORECASE,
)
_SECRET_QUERY = re.compile(
    r"(temp_url_sig|signature|token|x-amz-signature|password|secret)=([^&\s\"]+)", re.I
)
_PEM = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|\Z)", re.DOTALL)


class Redactor:
    """Learns secrets from what passes by and takes them out of all that is written.

    Thread safe. Values shorter than eight characters are redacted by field name only.
    """

    def __init__(self, secrets: Iterable[str] = ()):
        self._lock = threading.Lock()
        self._values: set[str] = set()
        self._longest_first: tuple[str, ...] = ()
        for secret in secrets:
            self.learn(secret)

    def learn(self, value: str | None) -> None:
        """Remember a secret value, its base64 reading and, if it has several lines, each long one."""
        if not value:
            return
        found = {value, *_readings(value)}
        for text in list(found):
            lines = text.splitlines()
            if len(lines) > 1:
                found.update(line.strip() for line in lines if len(line.strip()) >= _SHORTEST_LINE)
        found = {text for text in found if len(text) >= _SHORTEST_VALUE}
        with self._lock:
            if found <= self._values:
                return
            self._values |= found
            forms = {form for text in self._values for form in (text, json.dumps(text)[1:-1])}
            self._longest_first = tuple(sorted(forms, key=len, reverse=True))

    def text(self, text: str) -> str:
        """The text without any known secret, private key or signed query."""
        if "PRIVATE KEY-----" in text:
            text = _PEM.sub(REDACTED, text)
        text = _SECRET_QUERY.sub(lambda found: f"{found[1]}={REDACTED}", text)
        # Not one pattern of all: with a hundred secrets that takes ten times as long, and long to make anew.
        for secret in self._longest_first:
            if secret in text:
                text = text.replace(secret, REDACTED)
        return text

    def headers(self, headers: Mapping[str, str]) -> dict[str, str]:
        """Headers with lower-case names, secrets replaced and learnt."""
        kept: dict[str, str] = {}
        for name, value in headers.items():
            value = value.decode("latin-1") if isinstance(value, bytes) else str(value)
            lower = name.lower()
            if _SECRET_HEADERS.fullmatch(lower) and lower not in _TOKEN_FACTS:
                self.learn(value)
                kept[lower] = REDACTED
            else:
                kept[lower] = value
        return {name: self.text(value) for name, value in kept.items()}

    def body(self, text: str) -> str:
        """A body without secrets: JSON by its fields, anything else by known values."""
        try:
            document = json.loads(text)
        except ValueError:
            return self.text(text)
        return self.text(json.dumps(self.document(document), ensure_ascii=False))

    def document(self, document: Any) -> Any:
        """A JSON document in which every secret field is replaced and its value learnt."""
        if isinstance(document, dict):
            return {key: self._field(str(key), value) for key, value in document.items()}
        if isinstance(document, list):
            return [self.document(item) for item in document]
        return document

    def _field(self, key: str, value: Any) -> Any:
        if _SECRET_KEYS.fullmatch(key) and isinstance(value, str) and value:
            self.learn(value)
            return REDACTED
        if key == "token" and isinstance(value, dict) and isinstance(value.get("id"), str):
            self.learn(value["id"])
            return {**value, "id": REDACTED}
        return self.document(value)


def _readings(value: str) -> set[str]:
    """What the value says when it is base64 of text, and its own base64."""
    readings = {base64.b64encode(value.encode()).decode()}
    with contextlib.suppress(binascii.Error, ValueError):
        readings.add(base64.b64decode(value, validate=True).decode())
    return readings

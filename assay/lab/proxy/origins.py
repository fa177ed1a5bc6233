"""Origins: what stands before the path of a URL, and the exchange of one for another in a text."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Origin:
    """Scheme, host and port of a URL.

    Args:
        scheme: "http" or "https".
        host: Lower case; IPv6 addresses with their brackets.
        port: The port, also where the URL leaves it out.
    """

    scheme: str
    host: str
    port: int

    @classmethod
    def of(cls, url: str) -> "Origin":
        """The origin of a URL.

        Raises:
            ValueError: The URL is not an absolute http or https URL.
        """
        parts = urlsplit(url)
        if parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
            raise ValueError(f"not an http or https URL: {url!r}")
        host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
        return cls(parts.scheme, host, parts.port or _DEFAULT_PORTS[parts.scheme])

    @property
    def authority(self) -> str:
        """Host and port as the Host header carries them."""
        return self.host if self.port == _DEFAULT_PORTS[self.scheme] else f"{self.host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}"


class Substitution:
    """Exchanges origins in a text, in one pass, so that no result is exchanged again.

    Args:
        pairs: What is replaced by what.
    """

    def __init__(self, pairs: dict[Origin, Origin]):
        self._new = {
            spelling.lower(): str(new).encode() for old, new in pairs.items() for spelling in _spellings(old)
        }
        longest_first = sorted(self._new, key=len, reverse=True)
        # What follows must not continue the host or the port: http://cloud:80 is not a part of http://cloud:8080.
        self._pattern = re.compile(
            b"(" + b"|".join(map(re.escape, longest_first)) + rb")(?![\w.:-])", re.IGNORECASE
        )

    def __call__(self, text: bytes) -> bytes:
        """The text with every known origin exchanged."""
        if not self._new:
            return text
        return self._pattern.sub(lambda match: self._new[match[0].lower()], text)

    def in_header(self, value: str) -> str:
        """The same for the value of a header."""
        return self(value.encode()).decode()


def _spellings(origin: Origin) -> set[bytes]:
    explicit = f"{origin.scheme}://{origin.host}:{origin.port}"
    return {explicit.encode(), str(origin).encode()}

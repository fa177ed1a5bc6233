"""What a deviation sees of one call: the request as the client sent it, the response as the cloud gave it."""

import json
from dataclasses import dataclass, field, replace
from typing import Any, Self
from urllib.parse import parse_qsl

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Message:
    """What requests and responses share; edits return a new message.

    Args:
        headers: Name and value, in the order and spelling of the wire, without hop-by-hop headers.
        body: The body, free of any content coding; None when it streams past unread.
    """

    headers: Headers = ()
    body: bytes | None = b""

    def header(self, name: str) -> str | None:
        """The first value of a header, or None; names are case-insensitive."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    def without_header(self, name: str) -> Self:
        """The same message without that header."""
        return replace(self, headers=tuple(pair for pair in self.headers if pair[0].lower() != name.lower()))

    def with_header(self, name: str, value: str) -> Self:
        """The same message with that header set to one value."""
        bare = self.without_header(name)
        return replace(bare, headers=(*bare.headers, (name, value)))

    @property
    def json(self) -> Any:
        """The body as JSON, parsed anew each time; None without a body, for a stream, and for no JSON."""
        try:
            return json.loads(self.body) if self.body else None
        except ValueError:  # a check may send a malformed body on purpose
            return None

    def with_json(self, value: Any) -> Self:
        """The same message with another JSON body."""
        return replace(self, body=json.dumps(value).encode())


@dataclass(frozen=True, kw_only=True)
class Request(Message):
    """A request of a client, addressed to a service.

    Args:
        service: The canonical service type ("block-storage", never "volumev3").
        method: The HTTP method, upper case.
        path: The path below the service's endpoint, percent-decoded, without version, project or account:
            "/servers/detail", "/volumes", "/container/object".
        target: Path and query exactly as on the wire; this is what the cloud is asked.
        memory: What this deviation remembers between the requests of one proxy.
    """

    service: str
    method: str
    path: str
    target: str
    memory: dict[str, Any] = field(default_factory=dict, compare=False)

    @property
    def query(self) -> dict[str, str]:
        """The query's parameters, decoded; of a repeated one, the last."""
        return dict(parse_qsl(self.target.partition("?")[2], keep_blank_values=True))


@dataclass(frozen=True, kw_only=True)
class Response(Message):
    """A response of the cloud, or one given in its place.

    Args:
        status: The HTTP status.
        reason: The reason phrase; empty for the usual one.
    """

    status: int
    reason: str = ""

"""A client that sends and receives bytes as they are, because libraries tidy them."""

import socket
from dataclasses import dataclass
from typing import BinaryIO
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Answer:
    """A response as it arrived.

    Args:
        line: The status line.
        headers: Names and values, without those that belong to one connection.
        body: Free of chunks.
    """

    line: bytes
    headers: list[tuple[bytes, bytes]]
    body: bytes

    def header(self, name: bytes) -> bytes | None:
        """The first value of a header."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


class Connection:
    """One connection to a URL's origin; requests are written by hand.

    Args:
        url: Only its host and port count.
    """

    def __init__(self, url: str):
        parts = urlsplit(url)
        self.socket = socket.create_connection((parts.hostname, parts.port), timeout=10)
        self.incoming: BinaryIO = self.socket.makefile("rb")

    def __enter__(self) -> "Connection":
        return self

    def __exit__(self, *error: object) -> None:
        self.incoming.close()
        self.socket.close()

    def send(self, data: bytes) -> None:
        """Write bytes."""
        self.socket.sendall(data)

    def head(self) -> tuple[bytes, list[tuple[bytes, bytes]]]:
        """Read a status line and headers."""
        line = self.incoming.readline().strip()
        if not line:
            raise ConnectionError("closed without an answer")
        headers = []
        while (header := self.incoming.readline().strip()) != b"":
            name, _, value = header.partition(b":")
            headers.append((name, value.strip()))
        return line, headers

    def answer(self, *, bodiless: bool = False) -> Answer:
        """Read a whole response.

        Args:
            bodiless: Whether it has no body whatever its headers say: an answer to HEAD.
        """
        line, headers = self.head()
        fields = {name.lower(): value for name, value in headers}
        body = b""
        if bodiless or line.split()[1] in (b"204", b"304"):
            pass
        elif fields.get(b"transfer-encoding") == b"chunked":
            while size := int(self.incoming.readline(), 16):
                body += self.incoming.read(size)
                self.incoming.readline()
            self.incoming.readline()
        else:
            body = self.incoming.read(int(fields[b"content-length"]))
        connection = (b"transfer-encoding", b"connection", b"keep-alive")
        return Answer(line, [pair for pair in headers if pair[0].lower() not in connection], body)


def ask(url: str, request: bytes) -> Answer:
    """Send one raw request to the origin of a URL and read the answer."""
    with Connection(url) as connection:
        connection.send(request)
        return connection.answer(bodiless=request.startswith(b"HEAD "))

"""A cloud made of bytes: it answers exactly what a test scripts, and keeps exactly what it heard.

The tests beside this file are unit tests of the proxy's transparency; nothing in them is OpenStack.
"""

import contextlib
import json
import socketserver
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BufferedIOBase
from typing import Any


@dataclass
class Heard:
    """One request as it arrived.

    Args:
        line: The request line.
        headers: Names and values as on the wire.
        body: Free of chunks.
    """

    line: bytes
    headers: list[tuple[bytes, bytes]]
    body: bytes = b""

    @property
    def path(self) -> str:
        """The path, without the query."""
        return self.line.split(b" ")[1].partition(b"?")[0].decode("latin-1")

    def header(self, name: bytes) -> bytes | None:
        """The first value of a header."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


Script = bytes | Callable[[Heard, BufferedIOBase], bytes]


@dataclass
class Upstream:
    """One origin of the cloud.

    Args:
        scripts: For a path the raw response, or a function that writes some of it and returns the rest.
        refuses: Paths whose uploads are refused when the client asks with Expect.
        heard: All requests so far.
        bytes_heard: How many body bytes arrived so far, of requests that may still be under way.
    """

    scripts: dict[str, Script] = field(default_factory=dict)
    refuses: set[str] = field(default_factory=set)
    heard: list[Heard] = field(default_factory=list)
    bytes_heard: int = 0

    def __post_init__(self) -> None:
        upstream = self

        class Handler(socketserver.StreamRequestHandler):
            wbufsize = 0

            def handle(self) -> None:
                with contextlib.suppress(ConnectionError):
                    while upstream._serve(self.rfile, self.wfile):
                        pass

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            allow_reuse_address = True

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port: int = self._server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()

    def answer(self, path: str, body: Any, *, status: str = "200 OK", headers: str = "") -> None:
        """Script an ordinary answer: JSON for anything but bytes."""
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        kind = "application/octet-stream" if isinstance(body, bytes) else "application/json"
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(raw)}\r\n{headers}\r\n"
        self.scripts[path] = head.encode() + raw

    def _serve(self, incoming: BufferedIOBase, outgoing: BufferedIOBase) -> bool:
        line = incoming.readline().strip()
        if not line:
            return False
        headers = []
        while (header := incoming.readline().strip()) != b"":
            name, _, value = header.partition(b":")
            headers.append((name, value.strip()))
        heard = Heard(line, headers)
        self.heard.append(heard)
        if heard.header(b"expect"):
            if heard.path in self.refuses:
                outgoing.write(b"HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                return False
            outgoing.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        self._read_body(heard, incoming)
        script = self.scripts.get(heard.path, b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
        answer = script if isinstance(script, bytes) else script(heard, outgoing)
        if heard.line.startswith(b"HEAD "):
            answer = answer.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
        outgoing.write(answer)
        return b"Connection: close" not in answer

    def _read_body(self, heard: Heard, incoming: BufferedIOBase) -> None:
        def take(size: int) -> None:
            while size:
                piece = incoming.read1(min(size, 65536))
                if not piece:
                    raise ConnectionError
                heard.body += piece
                self.bytes_heard += len(piece)
                size -= len(piece)

        if (heard.header(b"transfer-encoding") or b"").lower() == b"chunked":
            while size := int(incoming.readline(), 16):
                take(size)
                incoming.readline()
            incoming.readline()
        else:
            take(int(heard.header(b"content-length") or 0))

"""An image service that has one image, and cuts, forgets or corrupts what it sends."""

import hashlib
import http.server
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from keystoneauth1.adapter import Adapter
from keystoneauth1.noauth import NoAuth
from keystoneauth1.session import Session

IMAGE = "0d5a1c52-6d6e-4c1c-9d0f-6a4a3b8d3f11"


@dataclass
class Store:
    """What the service has, and how it is wrong.

    Attributes:
        content: The image.
        cuts: Bytes after which each answer is cut, one after the other; what comes then is whole.
        ranges: Whether it goes on where one asks.
        corrupt: Whether a byte of what it sends is another.
        told: What it says of the image beside its size.
        asked: The ranges that were asked for, as they were.
    """

    content: bytes
    cuts: list[int] = field(default_factory=list)
    ranges: bool = True
    corrupt: bool = False
    told: dict[str, object] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)


@contextmanager
def serving(store: Store) -> Iterator[Adapter]:
    """A client of a service with this store."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.endswith("/file"):
                self._send_file()
                return
            digest = hashlib.sha512(store.content).hexdigest()
            document = {
                "id": IMAGE,
                "size": len(store.content),
                "os_hash_algo": "sha512",
                "os_hash_value": digest,
                **store.told,
            }
            body = json.dumps(document).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def _send_file(self) -> None:
            store.asked.append(self.headers.get("Range", ""))
            start = 0
            if store.ranges and store.asked[-1]:
                start = int(store.asked[-1].removeprefix("bytes=").rstrip("-"))
            body = store.content[start:]
            if store.corrupt:
                body = bytes([body[0] ^ 1]) + body[1:]
            self.send_response(206 if start else 200)
            if start:
                whole = len(store.content)
                self.send_header("Content-Range", f"bytes {start}-{whole - 1}/{whole}")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[: store.cuts.pop(0)] if store.cuts else body)
            self.wfile.flush()
            self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield Adapter(session=Session(auth=NoAuth()), endpoint_override=url)
    finally:
        server.shutdown()
        server.server_close()

"""A metadata service for one connection: answers a request on its standard streams from a folder of files.

Of a file with another beside it, of its name with `.cut`, it answers half, once.
"""

import sys
from pathlib import Path


def main() -> None:
    """Answer."""
    folder = Path(sys.argv[1])
    request = sys.stdin.buffer.readline().split()
    length = 0
    while header := sys.stdin.buffer.readline().strip():
        if header.lower().startswith(b"content-length:"):
            length = int(header.split(b":")[1])
    path = folder / request[1].decode().lstrip("/")
    if request[0] == b"POST":
        path.write_bytes(sys.stdin.buffer.read(length))
    body = path.read_bytes() if path.is_file() else b""
    cut = path.with_name(f"{path.name}.cut")
    status = b"200 OK" if path.is_file() else b"404 Not Found"
    head = b"HTTP/1.0 " + status + b"\r\nContent-Length: " + str(len(body)).encode() + b"\r\n\r\n"
    if cut.exists():
        cut.unlink()
        body = body[: len(body) // 2]
    sys.stdout.buffer.write(head + body)
    sys.stdout.buffer.flush()


main()

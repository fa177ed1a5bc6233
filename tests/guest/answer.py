"""A metadata service for one connection: answers a request on its standard streams from a folder of files."""

import sys
from pathlib import Path


def main() -> None:
    """Answer."""
    folder = Path(sys.argv[1])
    request = sys.stdin.buffer.readline().split()
    while sys.stdin.buffer.readline().strip():
        pass
    path = folder / request[1].decode().lstrip("/")
    body = path.read_bytes() if path.is_file() else b""
    status = b"200 OK" if path.is_file() else b"404 Not Found"
    head = b"HTTP/1.0 " + status + b"\r\nContent-Length: " + str(len(body)).encode() + b"\r\n\r\n"
    sys.stdout.buffer.write(head + body)
    sys.stdout.buffer.flush()


main()

"""With no deviation the proxy is invisible: what arrives, on either side, is what was sent, byte by byte."""

import threading
from io import BufferedIOBase

import pytest
import requests

from tests.proxy.client import Connection, ask
from tests.proxy.conftest import Enter, SmallCloud
from tests.proxy.upstream import Heard

BODY = b'{"plain": "json"}'
RESPONSES = {
    "/plain": b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 17\r\n\r\n" + BODY,
    "/reason": b"HTTP/1.1 200 As You Like\r\nContent-Length: 0\r\n\r\n",
    "/bare": b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc",
    "/own-server": b"HTTP/1.1 200 OK\r\nServer: ours\r\nDate: Thu\r\nContent-Length: 0\r\n\r\n",
    "/cased": b"HTTP/1.1 200 OK\r\nx-oPenStack-Request-ID: req-1\r\ncontent-length: 0\r\n\r\n",
    "/twice": b"HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nAge: 1\r\nSet-Cookie: b\r\nContent-Length: 0\r\n\r\n",
    "/utf-8": "HTTP/1.1 200 OK\r\nX-Object-Meta-Name: žluť\r\nContent-Length: 0\r\n\r\n".encode(),
    "/microversion": b"HTTP/1.1 200 OK\r\nOpenStack-API-Version: compute 2.96\r\nVary: "
    b"OpenStack-API-Version\r\nContent-Length: 0\r\n\r\n",
    "/204": b"HTTP/1.1 204 No Content\r\n\r\n",
    "/204-length": b"HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n",
    "/304": b'HTTP/1.1 304 Not Modified\r\nETag: "e"\r\nContent-Length: 99\r\n\r\n',
    "/302": b"HTTP/1.1 302 Found\r\nLocation: http://elsewhere.example/\r\nContent-Length: 0\r\n\r\n",
    "/300": b"HTTP/1.1 300 Multiple Choices\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
    "/error": b"HTTP/1.1 500 Oh\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\nbang",
    "/chunked": b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"9\r\n" + BODY[:9] + b"\r\n8\r\n" + BODY[9:] + b"\r\n0\r\n\r\n",
    "/partial": b"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 1-2/4\r\nContent-Length: 2\r\n\r\nbc",
    "/gzip": b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\x1f\x8b\x00\xff",
    "/brotli": b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: br\r\n"
    b"Content-Length: 4\r\n\r\n\x0b\x02\x80\x03",
    "/binary": b"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: 256\r\n\r\n"
    + bytes(range(256)),
}


@pytest.mark.parametrize("method", ["GET", "HEAD", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("path", sorted(RESPONSES))
def test_responses_arrive_as_they_were_sent(cloud: SmallCloud, enter: Enter, path: str, method: str) -> None:
    """Status line, headers in order and spelling, and body are those that a direct client gets."""
    cloud.services.scripts[path] = RESPONSES[path]
    request = f"{method} {path} HTTP/1.1\r\nHost: any\r\n\r\n".encode()
    assert ask(enter().services, request) == ask(cloud.services.url, request)


@pytest.mark.parametrize(
    "target",
    [
        b"/a/b?x=1&x=2&y=&z",
        b"/caf%C3%A9/%e4%b8%ad",
        b"/bad%zz/%ff/100%",
        b"/slash%2Finside/%2e%2e/./up/..//twice///",
        b"/plus+plus/a%20b;c=d,e:f@g!$&'()*~",
        b"/q?plus=a+b%20c%2B&marker=%7B%22a%22%3A1%7D&&=&?",
        b"/q?name={brackets}|pipe^\\",
        b"//double/start",
    ],
)
def test_targets_are_passed_on_byte_by_byte(cloud: SmallCloud, enter: Enter, target: bytes) -> None:
    """No percent sign, plus, dot or slash of path and query is touched."""
    ask(enter().services, b"GET " + target + b" HTTP/1.1\r\nHost: any\r\n\r\n")
    assert cloud.services.heard[-1].line == b"GET " + target + b" HTTP/1.1"


def test_request_headers_are_passed_on_and_none_is_added(cloud: SmallCloud, enter: Enter) -> None:
    """The cloud hears its own Host and the client's headers, spelled and ordered as they were."""
    services = enter().services
    ask(
        services,
        b"GET /h HTTP/1.1\r\nHost: proxy\r\nx-auth-TOKEN: t\r\nX-Openstack-Nova-API-Version: 2.96\r\n"
        b'If-None-Match: "e"\r\nRange: bytes=0-1\r\nX-Twice: 1\r\nX-Twice: 2\r\n'
        b"X-Name: \xc5\xbelu\xc5\xa5\r\n"
        b"Connection: keep-alive, x-private\r\nX-Private: one hop\r\nTE: trailers\r\n\r\n",
    )
    assert cloud.services.heard[-1].headers == [
        (b"Host", f"127.0.0.1:{cloud.services.port}".encode()),
        (b"x-auth-TOKEN", b"t"),
        (b"X-Openstack-Nova-API-Version", b"2.96"),
        (b"If-None-Match", b'"e"'),
        (b"Range", b"bytes=0-1"),
        (b"X-Twice", b"1"),
        (b"X-Twice", b"2"),
        (b"X-Name", b"\xc5\xbelu\xc5\xa5"),
    ]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "COPY"])
def test_bodies_are_passed_on(cloud: SmallCloud, enter: Enter, method: str) -> None:
    """A body arrives whole under any method, with its length and its type, JSON or not."""
    services = enter().services
    for kind in (b"application/json", b"application/octet-stream"):
        head = b" /b HTTP/1.1\r\nHost: x\r\nContent-Type: " + kind + b"\r\nContent-Length: 17\r\n\r\n"
        ask(services, method.encode() + head + BODY)
        heard = cloud.services.heard[-1]
        assert (heard.body, heard.header(b"content-length"), heard.header(b"content-type")) == (
            BODY,
            b"17",
            kind,
        )


def test_a_compressed_upload_stays_compressed(cloud: SmallCloud, enter: Enter) -> None:
    """The proxy does not unpack what a client packed."""
    raw = b"\x1f\x8b not even gzip"
    head = f"PUT /z HTTP/1.1\r\nHost: x\r\nContent-Encoding: gzip\r\nContent-Length: {len(raw)}\r\n\r\n"
    ask(enter().services, head.encode() + raw)
    assert cloud.services.heard[-1].body == raw
    assert cloud.services.heard[-1].header(b"content-encoding") == b"gzip"


def test_a_chunked_upload_stays_chunked(cloud: SmallCloud, enter: Enter) -> None:
    """An upload of unknown length is passed on as one."""
    head = b"PUT /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    ask(enter().services, head + b"3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n")
    heard = cloud.services.heard[-1]
    assert (heard.body, heard.header(b"transfer-encoding")) == (b"abcdefg", b"chunked")


def test_one_connection_serves_many_requests(cloud: SmallCloud, enter: Enter) -> None:
    """Keep-alive works on the client's side, after bodies, empty answers and errors alike."""
    cloud.services.scripts |= {"/plain": RESPONSES["/plain"], "/204": RESPONSES["/204"]}
    with Connection(enter().services) as connection:
        for path, status in (("/plain", b"200"), ("/204", b"204"), ("/none", b"404"), ("/plain", b"200")):
            connection.send(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            assert connection.answer().line.split()[1] == status


def test_expect_waits_for_the_cloud(cloud: SmallCloud, enter: Enter) -> None:
    """The client is told to continue once the cloud said so, and then its body arrives."""
    cloud.services.scripts["/up"] = RESPONSES["/plain"]
    with Connection(enter().services) as connection:
        connection.send(b"PUT /up HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n")
        assert connection.head()[0] == b"HTTP/1.1 100 Continue"
        connection.send(b"body")
        assert connection.answer().line == b"HTTP/1.1 200 OK"
    assert cloud.services.heard[-1].body == b"body"


def test_expect_is_refused_by_the_cloud(cloud: SmallCloud, enter: Enter) -> None:
    """When the cloud refuses an upload the client hears that, and not to continue."""
    cloud.services.refuses.add("/up")
    with Connection(enter().services) as connection:
        connection.send(b"PUT /up HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n")
        assert connection.head()[0] == b"HTTP/1.1 413 Too Large"


def test_uploads_stream(cloud: SmallCloud, enter: Enter) -> None:
    """The cloud gets the first half of an upload while the client still holds back the second."""
    half = bytes(1 << 20)
    with Connection(enter().services) as connection:
        connection.send(
            f"PUT /big HTTP/1.1\r\nHost: x\r\nContent-Length: {2 * len(half)}\r\n\r\n".encode() + half
        )
        seen = threading.Event()
        for _ in range(500):
            if cloud.services.bytes_heard >= len(half):
                break
            seen.wait(0.01)
        assert cloud.services.bytes_heard >= len(half)
        connection.send(half)
        connection.answer()
    assert len(cloud.services.heard[-1].body) == 2 * len(half)


def test_downloads_stream(cloud: SmallCloud, enter: Enter) -> None:
    """The client gets the first half of a download while the cloud still holds back the second."""
    half, go_on = bytes(1 << 20), threading.Event()

    def script(heard: Heard, outgoing: BufferedIOBase) -> bytes:
        outgoing.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % (2 * len(half)) + half)
        assert go_on.wait(10)
        return half

    cloud.services.scripts["/big"] = script
    with Connection(enter().services) as connection:
        connection.send(b"GET /big HTTP/1.1\r\nHost: x\r\n\r\n")
        connection.head()
        assert connection.incoming.read(len(half)) == half
        go_on.set()
        assert connection.incoming.read(len(half)) == half


def test_a_cloud_that_hangs_up_is_a_broken_connection(cloud: SmallCloud, enter: Enter) -> None:
    """The client sees no invented answer, the cloud hears the request once, and the proxy remembers."""

    def hang_up(heard: Heard, outgoing: BufferedIOBase) -> bytes:
        raise ConnectionError

    cloud.services.scripts["/gone"] = hang_up
    entrance = enter()
    before = len(cloud.services.heard)
    with pytest.raises(requests.ConnectionError):
        requests.delete(f"{entrance.services}/gone", timeout=10)
    assert len(cloud.services.heard) == before + 1
    assert [failure.ours for failure in entrance.proxy.failures] == [False]


def test_a_download_that_breaks_off_breaks_off(cloud: SmallCloud, enter: Enter) -> None:
    """Half a body does not become a whole one."""
    cloud.services.scripts["/half"] = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 9\r\n\r\nhalf"
    with pytest.raises((requests.ConnectionError, requests.exceptions.ChunkedEncodingError)):
        requests.get(f"{enter().services}/half", timeout=10)


def test_the_client_that_leaves_takes_its_request_along(cloud: SmallCloud, enter: Enter) -> None:
    """A client that goes away mid-upload leaves neither a failure of ours nor a hanging proxy."""
    entrance = enter()
    with Connection(entrance.services) as connection:
        connection.send(b"PUT /up HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf")
    entrance.proxy.stop()
    assert not [failure for failure in entrance.proxy.failures if failure.ours]

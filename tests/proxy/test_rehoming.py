"""Every URL of the cloud that a client is told leads through the proxy, and nobody's data is touched."""

import gzip
import json
import zlib
from urllib.parse import urlsplit

import pytest
import requests

from assay.lab.proxy import DeviationProxy
from assay.problem import Problem
from tests.proxy.conftest import Enter, SmallCloud, log_in


def test_the_catalogue_leads_through_the_proxy(cloud: SmallCloud, enter: Enter) -> None:
    """Each endpoint keeps its path and moves to a port of the proxy: one for each origin, open at once."""
    urls = enter().urls
    for service in cloud.catalog:
        before, after = urlsplit(service["endpoints"][0]["url"]), urlsplit(urls[service["type"]])
        assert (after.path, after.hostname) == (before.path, "127.0.0.1")
        assert after.port not in (cloud.identity.port, cloud.services.port)
        requests.get(urls[service["type"]], timeout=10)
    assert len({urlsplit(url).port for url in urls.values()}) == 2


def test_the_catalogue_is_also_read_when_listed(cloud: SmallCloud) -> None:
    """GET /v3/auth/catalog opens the ports as a new token does, and so does a compressed answer."""
    body = gzip.compress(json.dumps({"catalog": cloud.catalog}).encode())
    head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n"
    cloud.identity.scripts["/v3/auth/catalog"] = f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
    with DeviationProxy(cloud.auth_url) as proxy:
        response = requests.get(f"{proxy.auth_url}/auth/catalog", timeout=10)
        image = next(one for one in response.json()["catalog"] if one["type"] == "image")
        assert response.headers["Content-Encoding"] == "gzip"
        assert cloud.services.url not in response.text
        assert requests.get(image["endpoints"][0]["url"], timeout=10).status_code == 404
    assert cloud.services.heard[-1].path == "/image"


@pytest.mark.parametrize("coding", ["gzip", "deflate", "identity"])
@pytest.mark.parametrize("chunked", [True, False])
def test_urls_in_bodies_are_exchanged(cloud: SmallCloud, enter: Enter, coding: str, chunked: bool) -> None:
    """Links in JSON lead to the proxy, in any coding, with the length that follows."""
    plain = json.dumps({"next": f"{cloud.services.url}/image/v2/images?marker=1"}).encode()
    raw = {"gzip": gzip.compress(plain), "deflate": zlib.compress(plain), "identity": plain}[coding]
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: {coding}\r\n"
    if chunked:
        body = f"{head}Transfer-Encoding: chunked\r\n\r\n{len(raw):x}\r\n".encode() + raw + b"\r\n0\r\n\r\n"
    else:
        body = f"{head}Content-Length: {len(raw)}\r\n\r\n".encode() + raw
    cloud.services.scripts["/image/v2/images"] = body
    entrance = enter()
    response = requests.get(f"{entrance.urls['image']}/v2/images", timeout=10)
    assert response.json() == {"next": f"{entrance.services}/image/v2/images?marker=1"}
    assert response.headers["Content-Encoding"] == coding


@pytest.mark.parametrize(
    "header", ["Location", "Content-Location", "Link", "X-Storage-Url", "WWW-Authenticate"]
)
def test_urls_in_headers_are_exchanged(cloud: SmallCloud, enter: Enter, header: str) -> None:
    """Headers that name a URL lead to the proxy, in the answer to HEAD as well."""
    cloud.services.answer("/x", b"", headers=f"{header}: <{cloud.services.url}/x/1>\r\n")
    entrance = enter()
    for method in ("GET", "HEAD"):
        response = requests.request(method, f"{entrance.services}/x", timeout=10, allow_redirects=False)
        assert response.headers[header] == f"<{entrance.services}/x/1>"


def test_data_is_left_alone(cloud: SmallCloud, enter: Enter) -> None:
    """Objects, image data and metadata headers keep the cloud's URLs, whatever their type claims."""
    entrance = enter()
    text = f'{{"url": "{cloud.services.url}/"}}'.encode()
    for url, kind in (
        (entrance.urls["object-store"], "application/json"),
        (entrance.urls["image"], "image/x"),
    ):
        path = f"{urlsplit(url).path}/c/o"
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nX-Object-Meta-Url: {cloud.services.url}\r\n"
        cloud.services.scripts[path] = f"{head}Content-Length: {len(text)}\r\n\r\n".encode() + text
        response = requests.get(f"{url}/c/o", timeout=10)
        assert response.content == text
        assert response.headers["X-Object-Meta-Url"] == cloud.services.url


def test_documents_beyond_the_limit_pass_as_they_are(
    cloud: SmallCloud, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long document without a length is streamed when the limit is reached, and arrives whole."""
    monkeypatch.setattr("assay.lab.proxy.bodies.LARGEST_DOCUMENT", 1000)
    text = json.dumps({"url": cloud.services.url, "much": "x" * 5000}).encode()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    cloud.services.scripts["/long"] = head + b"%x\r\n" % len(text) + text + b"\r\n0\r\n\r\n"
    assert requests.get(f"{enter().services}/long", timeout=10).content == text


def test_what_clients_say_back_is_exchanged_too(cloud: SmallCloud, enter: Enter) -> None:
    """A URL of the proxy in a JSON request reaches the cloud as the cloud's own; an upload stays as it is."""
    entrance = enter()
    said = {"method": {"name": "web-download", "uri": f"{entrance.services}/v1/AUTH_x/c/o?temp_url_sig=1"}}
    requests.post(f"{entrance.urls['image']}/v2/images/1/import", json=said, timeout=10)
    heard = cloud.services.heard[-1]
    assert json.loads(heard.body)["method"]["uri"] == f"{cloud.services.url}/v1/AUTH_x/c/o?temp_url_sig=1"
    assert heard.header(b"content-length") == str(len(heard.body)).encode()
    requests.put(f"{entrance.urls['object-store']}/c/o", json=said, timeout=10)
    assert json.loads(cloud.services.heard[-1].body) == said


def test_an_endpoint_beside_the_catalogue_can_be_added(cloud: SmallCloud) -> None:
    """A client with an endpoint of its own can be led through the proxy as well."""
    with DeviationProxy(cloud.auth_url) as proxy:
        url = proxy.add_endpoint("compute", f"{cloud.services.url}/compute/v2.1")
        requests.get(f"{url}/servers", timeout=10)
        with pytest.raises(Problem, match="no usable URL"):
            proxy.add_endpoint("compute", "ftp://cloud/")
    assert cloud.services.heard[-1].path == "/compute/v2.1/servers"


def test_two_proxies_do_not_meet(cloud: SmallCloud) -> None:
    """Proxies in front of one cloud have ports of their own, and a stopped one has none."""
    with DeviationProxy(cloud.auth_url) as one, DeviationProxy(cloud.auth_url) as other:
        assert not set(log_in(one.auth_url).values()) & set(log_in(other.auth_url).values())
    with pytest.raises(requests.ConnectionError):
        requests.get(one.auth_url, timeout=10)


def test_a_url_that_is_none_is_a_problem() -> None:
    """A proxy cannot stand in front of what is not a URL, and says so."""
    with pytest.raises(Problem, match="could not start"):
        DeviationProxy("nowhere").start()

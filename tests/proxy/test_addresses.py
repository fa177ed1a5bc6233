"""From the catalogue's URLs to the words of a deviation: origins, services and the path below an endpoint."""

import pytest

from assay.lab.proxy.endpoints import Endpoints, Place, canonical, catalog_urls
from assay.lab.proxy.origins import Origin, Substitution

OWNER = "0123456789abcdef0123456789abcdef"
OTHER = "f" * 32
CLOUD = "http://cloud:8000"


@pytest.fixture
def endpoints() -> Endpoints:
    """A cloud whose services share one origin, as Debian and DevStack do it."""
    known = Endpoints()
    for kind, path in {
        "identity": "/identity/v3",
        "compute": "/compute/v2.1",
        "compute_legacy": f"/compute/v2/{OWNER}",
        "volumev3": f"/volume/v3/{OWNER}",
        "image": "/image",
        "network": "/network",
        "orchestration": f"/heat-api/v1/{OWNER}",
        "object-store": f"/v1/AUTH_{OWNER}",
        "s3": "",
    }.items():
        known.add(kind, f"{CLOUD}{path}")
    return known


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/identity", Place("identity", "/")),
        ("/identity/v3/auth/tokens", Place("identity", "/auth/tokens")),
        ("/compute/v2.1/servers/detail", Place("compute", "/servers/detail")),
        (f"/volume/v3/{OWNER}/volumes", Place("block-storage", "/volumes")),
        (f"/volume/v3/{OTHER}/volumes", Place("block-storage", "/volumes")),
        ("/volume/v3/volumes", Place("block-storage", "/volumes")),
        (f"/volume/v3/{OWNER}", Place("block-storage", "/")),
        ("/image/v2/images/1/file", Place("image", "/images/1/file")),
        (f"/image/v2/images/{OWNER}", Place("image", f"/images/{OWNER}")),
        ("/network/v2.0/security-groups", Place("network", "/security-groups")),
        (f"/heat-api/v1/{OWNER}/stacks", Place("orchestration", "/stacks")),
        (f"/v1/AUTH_{OWNER}/c%20d/a%2Fb", Place("object-store", "/c d/a/b")),
        ("/v1/AUTH_somebody/c/o", Place("object-store", "/c/o")),
        (f"/v1/AUTH_{OWNER}/{OTHER}/o", Place("object-store", f"/{OTHER}/o")),
        ("/info", Place("object-store", "/info")),
    ],
)
def test_requests_are_located(endpoints: Endpoints, path: str, place: Place) -> None:
    """A wire path becomes a service and a path without root, version, project and account."""
    assert endpoints.locate(Origin.of(CLOUD), path) == place


def test_unknown_origins_are_no_service(endpoints: Endpoints) -> None:
    """What the catalogue does not know belongs to no service."""
    assert endpoints.locate(Origin.of("http://elsewhere"), "/v2/x") == Place("", "/v2/x")


def test_service_types_are_canonical() -> None:
    """Aliases mean one service; unknown types stay."""
    names = [canonical(name) for name in ("volumev3", "volume", "sharev2", "compute", "my_own")]
    assert names == ["block-storage", "block-storage", "shared-file-system", "compute", "my-own"]


@pytest.mark.parametrize(
    "document", [None, [], {}, {"token": None}, {"token": {"catalog": None}}, {"catalog": 1}]
)
def test_other_documents_have_no_catalogue(document: object) -> None:
    """A document that is no token is no error."""
    assert list(catalog_urls(document)) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"http://cloud:8000/v3"', b'"http://127.0.0.1:1/v3"'),
        (b'"HTTP://Cloud:8000"', b'"http://127.0.0.1:1"'),
        (b"http://cloud:80001/", b"http://cloud:80001/"),
        (b"http://cloud:80", b"http://127.0.0.1:2"),
        (b"http://cloud", b"http://127.0.0.1:2"),
        (b"http://cloud/ http://cloud:80/x", b"http://127.0.0.1:2/ http://127.0.0.1:2/x"),
        (
            b"http://cloud.example/ http://cloud-2/ http://cloudy",
            b"http://cloud.example/ http://cloud-2/ http://cloudy",
        ),
        (b"http://cloud:9999/", b"http://cloud:9999/"),
        (b"https://[fd00::1]/x", b"http://127.0.0.1:3/x"),
        (b"https://[fd00::1]:443/x", b"http://127.0.0.1:3/x"),
        (b"ws://cloud:8000/", b"ws://cloud:8000/"),
    ],
)
def test_origins_are_exchanged_whole(before: bytes, after: bytes) -> None:
    """An origin is recognised in each of its spellings, and never as a part of another."""
    exchange = Substitution(
        {
            Origin.of("http://cloud:8000"): Origin("http", "127.0.0.1", 1),
            Origin.of("http://cloud"): Origin("http", "127.0.0.1", 2),
            Origin.of("https://[fd00::1]:443"): Origin("http", "127.0.0.1", 3),
        }
    )
    assert exchange(before) == after


@pytest.mark.parametrize("url", ["cloud:8000", "ftp://cloud", "/v3", "http://", "http://cloud:port/"])
def test_what_is_no_url_is_refused(url: str) -> None:
    """Only absolute http and https URLs have an origin."""
    with pytest.raises(ValueError):  # noqa: PT011  # the port's message is Python's
        Origin.of(url)

"""A small cloud with a catalogue: identity on one origin, all other services on a second one."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import pytest
import requests

from assay.lab.deviations import Deviation
from assay.lab.proxy import DeviationProxy
from assay.lab.proxy.weather import Weather
from tests.proxy.upstream import Upstream

OWNER = "0123456789abcdef0123456789abcdef"


@dataclass
class SmallCloud:
    """Two origins and a catalogue.

    Args:
        identity: The first origin.
        services: The second.
    """

    identity: Upstream
    services: Upstream

    @property
    def auth_url(self) -> str:
        """The identity endpoint."""
        return f"{self.identity.url}/v3"

    @property
    def catalog(self) -> list[dict[str, Any]]:
        """What a token response lists."""
        urls = {
            "identity": self.auth_url,
            "compute": f"{self.services.url}/compute/v2.1",
            "volumev3": f"{self.services.url}/volume/v3/{OWNER}",
            "image": f"{self.services.url}/image",
            "network": f"{self.services.url}/network",
            "object-store": f"{self.services.url}/v1/AUTH_{OWNER}",
        }
        return [
            {"type": kind, "endpoints": [{"interface": "public", "region": "here", "url": url}]}
            for kind, url in urls.items()
        ]


@pytest.fixture
def cloud() -> Iterator[SmallCloud]:
    """A small cloud that gives out tokens."""
    small = SmallCloud(Upstream(), Upstream())
    small.identity.answer(
        "/v3/auth/tokens",
        {"token": {"catalog": small.catalog}},
        status="201 Created",
        headers="X-Subject-Token: t0\r\n",
    )
    yield small
    small.identity.close()
    small.services.close()


@dataclass
class Entrance:
    """A proxy whose catalogue was read, so that all its ports are open.

    Args:
        proxy: The proxy.
        urls: The endpoint of each service type of the catalogue, as clients see it.
    """

    proxy: DeviationProxy
    urls: dict[str, str]

    @property
    def services(self) -> str:
        """The origin that stands for the cloud's second one."""
        return self.urls["image"].removesuffix("/image")


Enter = Callable[..., Entrance]


@pytest.fixture
def enter(cloud: SmallCloud) -> Iterator[Enter]:
    """Put a proxy in front of the small cloud and log in through it."""
    with ExitStack() as stack:

        def start(*deviations: Deviation, weather: Weather | None = None, seed: int = 0) -> Entrance:
            proxy = DeviationProxy(cloud.auth_url, deviations=deviations, weather=weather, seed=seed)
            proxy.start()
            stack.callback(proxy.stop)
            return Entrance(proxy, log_in(proxy.auth_url))

        yield start


def log_in(auth_url: str) -> dict[str, str]:
    """Ask for a token; return the catalogue's endpoints by type."""
    while True:  # bad weather may strike the first request
        try:
            response = requests.post(f"{auth_url}/auth/tokens", json={"auth": {}}, timeout=10)
        except requests.ConnectionError:
            continue
        if response.status_code == 201:
            catalog = response.json()["token"]["catalog"]
            return {service["type"]: service["endpoints"][0]["url"] for service in catalog}

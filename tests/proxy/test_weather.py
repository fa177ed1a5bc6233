"""Each weather strikes as its sentence says, as often as its rate says, and alike for one seed."""

from dataclasses import replace

import pytest
import requests

from assay.lab.deviations.exchange import Request
from assay.lab.proxy import find_weather
from assay.lab.proxy.weather import WEATHERS, Expiry, Latency, Refusal, Reset, Sky, Weather
from tests.proxy.client import Connection
from tests.proxy.conftest import Enter, SmallCloud


def always(name: str) -> Weather:
    """A weather of that name that strikes every request."""
    return replace(find_weather(name), rate=1)


def request(token: str | None = "t", path: str = "/servers", service: str = "compute") -> Request:
    """A request for a sky to look at."""
    headers = (("X-Auth-Token", token),) if token else ()
    return Request(service=service, method="GET", path=path, target=path, headers=headers)


def test_latency(cloud: SmallCloud, enter: Enter) -> None:
    """Every request takes longer, within the limits, and still succeeds."""
    cloud.services.answer("/x", {})
    entrance = enter(weather=always("latency"))
    response = requests.get(f"{entrance.services}/x", timeout=10)
    assert response.status_code == 200
    assert 0.05 <= response.elapsed.total_seconds() < 0.8
    assert {touch.fault for touch in entrance.proxy.touches} == {"latency"}


@pytest.mark.parametrize(("name", "status"), [("throttling", 429), ("unavailable", 503)])
def test_refusals(cloud: SmallCloud, enter: Enter, name: str, status: int) -> None:
    """The client is refused and told to come again in a second; the cloud hears nothing."""
    entrance = enter(weather=replace(find_weather(name), rate=0.5))
    before = len(cloud.services.heard)
    answers = [requests.get(f"{entrance.services}/x", timeout=10) for _ in range(40)]
    refused = [answer for answer in answers if answer.status_code == status]
    assert 5 < len(refused) < 40
    assert all(answer.headers["Retry-After"] == "1" for answer in refused)
    assert all(answer.json()["error"]["code"] == status for answer in refused)
    assert len(cloud.services.heard) - before == 40 - len(refused)


@pytest.mark.parametrize(("name", "heard"), [("reset-before", 0), ("reset-after", 1)])
def test_resets(cloud: SmallCloud, enter: Enter, name: str, heard: int) -> None:
    """The connection is reset, not closed, before or after the cloud did as asked."""
    cloud.services.answer("/x", {})
    entrance = enter(weather=replace(find_weather(name), rate=0.5), seed=1)
    while True:
        before = len(cloud.services.heard)
        with Connection(entrance.services) as connection:
            connection.send(b"DELETE /x HTTP/1.1\r\nHost: x\r\n\r\n")
            try:
                connection.answer()
            except ConnectionResetError:
                break
    assert len(cloud.services.heard) - before == heard
    assert entrance.proxy.touches[-1].fault == name
    assert entrance.proxy.failures == ()


def test_an_expired_token(cloud: SmallCloud, enter: Enter) -> None:
    """A token that worked is refused from then on; a new one works, and a login is never refused."""
    cloud.services.answer("/x", {})
    entrance = enter(weather=always("expired-token"))
    url = f"{entrance.services}/x"
    first = [requests.get(url, headers={"X-Auth-Token": "one"}, timeout=10) for _ in range(8)]
    assert [answer.status_code for answer in first] == [200] * 5 + [401] * 3
    assert first[-1].headers["WWW-Authenticate"] == "Keystone"
    assert requests.get(url, headers={"X-Auth-Token": "two"}, timeout=10).status_code == 200
    login = requests.post(
        f"{entrance.proxy.auth_url}/auth/tokens", json={}, headers={"X-Auth-Token": "one"}, timeout=10
    )
    assert login.status_code == 201


@pytest.mark.parametrize("weather", WEATHERS, ids=lambda weather: weather.name)
def test_the_seed_repeats_the_weather(weather: Weather) -> None:
    """The same seed strikes the same requests, another seed others."""

    def strikes(seed: int) -> list[Latency | Refusal | Reset | None]:
        sky = Sky(weather, seed)
        return [sky.strike(request(token=str(n // 30))) for n in range(300)]

    assert strikes(7) == strikes(7)
    assert strikes(7) != strikes(8)


@pytest.mark.parametrize("burst", [1, 3])
def test_rate_and_burst(burst: int) -> None:
    """A tenth of the draws strike, each taking as many requests in a row as the burst has."""
    sky = Sky(Weather(name="w", sentence="W.", effect=Reset(after=True), rate=0.1, burst=burst), 0)
    struck = [sky.strike(request()) is not None for _ in range(6000)]
    expected = 0.1 * burst / (0.9 + 0.1 * burst)
    assert abs(sum(struck) / len(struck) - expected) < 0.03
    runs = "".join("x" if one else "." for one in struck).strip("x").replace(".", " ").split()
    assert {len(run) % burst for run in runs} == {0}


def test_what_has_no_token_cannot_expire() -> None:
    """Discovery and logins are not struck by a token's end."""
    sky = Sky(Weather(name="w", sentence="W.", effect=Expiry(grace=0), rate=1))
    assert sky.strike(request(token=None)) is None
    assert sky.strike(request(path="/auth/tokens", service="identity")) is None
    assert sky.strike(request()) is not None


@pytest.mark.parametrize("wrong", [{"rate": 1.5}, {"rate": -1}, {"burst": 0}])
def test_impossible_weather_is_refused(wrong: dict[str, float]) -> None:
    """A rate is a fraction and a burst is something."""
    with pytest.raises(ValueError, match="rate"):
        replace(WEATHERS[0], **wrong)  # type: ignore[arg-type]

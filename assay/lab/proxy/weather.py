"""The weather: what any network and any busy cloud may do to a client, which is nobody's deviation.

Each weather is named, strikes a fraction of the requests, and is repeatable: the same seed and the same
sequence of requests give the same strikes.
"""

import difflib
import hashlib
from dataclasses import dataclass
from random import Random

from assay.lab.deviations.answers import make_response
from assay.lab.deviations.exchange import Request, Response
from assay.problem import Problem


@dataclass(frozen=True)
class Latency:
    """Hold the request back.

    Args:
        shortest: Seconds.
        longest: Seconds.
    """

    shortest: float
    longest: float


@dataclass(frozen=True)
class Refusal:
    """Answer in the cloud's place.

    Args:
        status: The HTTP status.
        title: Its title, told in the body.
        headers: Name and value.
    """

    status: int
    title: str
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def response(self) -> Response:
        """The answer that the client gets."""
        error = {"code": self.status, "title": self.title, "message": self.title}
        return make_response(self.status, json={"error": error}, headers=dict(self.headers))


@dataclass(frozen=True)
class Reset:
    """Reset the client's connection (RST).

    Args:
        after: Whether the cloud has done the request by then; else it never hears of it.
    """

    after: bool


@dataclass(frozen=True)
class Expiry:
    """Let the request's token expire: it, and all later requests with this token, get 401.

    Args:
        grace: How many requests a token serves before it can expire: none is dead at birth.
    """

    grace: int = 5
    refusal: Refusal = Refusal(401, "Unauthorized", (("WWW-Authenticate", "Keystone"),))


Effect = Latency | Refusal | Reset | Expiry


@dataclass(frozen=True, kw_only=True)
class Weather:
    """A kind of bad weather.

    Args:
        name: Kebab-case and unique.
        sentence: What happens, one sentence for people.
        effect: What it does to the requests it strikes.
        rate: The chance of a request to be struck, 0 to 1.
        burst: How many requests in a row one strike takes.
    """

    name: str
    sentence: str
    effect: Effect
    rate: float
    burst: int = 1

    def __post_init__(self) -> None:
        if not 0 <= self.rate <= 1 or self.burst < 1:
            raise ValueError(f"{self.name}: the rate is 0 to 1 and the burst at least 1")


_RETRY_SOON = (("Retry-After", "1"),)

WEATHERS = (
    Weather(
        name="latency",
        sentence="Every request takes 50 to 400 milliseconds longer.",
        effect=Latency(0.05, 0.4),
        rate=1,
    ),
    Weather(
        name="throttling",
        sentence="One request in ten is refused with 429 and Retry-After: 1.",
        effect=Refusal(429, "Too Many Requests", _RETRY_SOON),
        rate=0.1,
    ),
    Weather(
        name="unavailable",
        sentence="One time in twenty, two requests in a row are refused with 503 and Retry-After: 1.",
        effect=Refusal(503, "Service Unavailable", _RETRY_SOON),
        rate=0.05,
        burst=2,
    ),
    Weather(
        name="reset-before",
        sentence="One connection in twenty is reset before the cloud hears of the request.",
        effect=Reset(after=False),
        rate=0.05,
    ),
    Weather(
        name="reset-after",
        sentence="One connection in twenty is reset after the cloud did the request, unanswered.",
        effect=Reset(after=True),
        rate=0.05,
    ),
    Weather(
        name="expired-token",
        sentence="Now and then a token that worked is refused with 401 from then on; a new one works.",
        effect=Expiry(),
        rate=0.05,
    ),
)


def find_weather(name: str) -> Weather:
    """The weather of that name.

    Raises:
        Problem: There is none.
    """
    by_name = {weather.name: weather for weather in WEATHERS}
    if name in by_name:
        return by_name[name]
    near = difflib.get_close_matches(name, by_name, n=1)
    raise Problem(
        f"There is no weather named {name}.",
        why=f"Perhaps {near[0]} is meant." if near else "",
        advice=f"The weathers are {', '.join(by_name)}.",
    )


class Sky:
    """Decides which requests are struck, and by what.

    Args:
        weather: The weather; None is a clear sky.
        seed: Of the chance.
    """

    def __init__(self, weather: Weather | None, seed: int = 0):
        self._weather = weather
        self._chance = Random(seed)
        self._left_of_burst = 0
        self._served: dict[str, int] = {}
        self._expired: set[str] = set()

    @property
    def name(self) -> str:
        """The name of the weather; "clear" for none."""
        return self._weather.name if self._weather else "clear"

    def strike(self, request: Request) -> Latency | Refusal | Reset | None:
        """What happens to this request, or None; latency comes with its length drawn."""
        weather = self._weather
        if weather is None:
            return None
        match weather.effect:
            case Expiry() as expiry:
                return self._expire(request, weather, expiry)
            case Latency(shortest, longest) if self._struck(weather):
                seconds = self._chance.uniform(shortest, longest)
                return Latency(seconds, seconds)
            case Refusal() | Reset() as effect if self._struck(weather):
                return effect
        return None

    def _struck(self, weather: Weather) -> bool:
        if self._left_of_burst:
            self._left_of_burst -= 1
            return True
        struck = self._chance.random() < weather.rate
        self._left_of_burst = weather.burst - 1 if struck else 0
        return struck

    def _expire(self, request: Request, weather: Weather, expiry: Expiry) -> Refusal | None:
        token = request.header("X-Auth-Token")
        if token is None or (request.service, request.path) == ("identity", "/auth/tokens"):
            return None
        # The digest is enough to know a token again, and no secret.
        token = hashlib.sha256(token.encode()).hexdigest()
        self._served[token] = self._served.get(token, 0) + 1
        if self._served[token] > expiry.grace and self._struck(weather):
            self._expired.add(token)
        return expiry.refusal if token in self._expired else None

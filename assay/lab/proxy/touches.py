"""The record of what the proxy did to the traffic: which fault touched which request of which check."""

from dataclasses import dataclass, field

CHECK_HEADER = "X-Assay-Check"
"""The request header in which a client says which check it works for; the cloud never sees it."""


@dataclass(frozen=True, kw_only=True)
class Touch:
    """One request that a fault really changed, answered, delayed or cut.

    Args:
        fault: The name of the deviation or of the weather.
        service: The canonical service type, empty if unknown.
        method: The HTTP method.
        path: The path below the service's endpoint.
        check: The id of the check that the request worked for, if the client said so.
    """

    fault: str
    service: str
    method: str
    path: str
    check: str | None = None


@dataclass(frozen=True, kw_only=True)
class Failure:
    """A request that the proxy could not serve as it should: its own fault or a broken connection.

    Args:
        method: The HTTP method.
        url: The URL at the cloud, without the query, which may hold a signature.
        reason: What happened.
        ours: Whether a deviation or the proxy is to blame, not the network.
    """

    method: str
    url: str
    reason: str
    ours: bool


@dataclass
class Log:
    """What happened so far; written by the proxy's thread and read by others.

    Args:
        touches: In the order of the requests.
        failures: In the order of the requests.
    """

    touches: list[Touch] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)

"""The record of what the proxy did to the traffic: which fault touched which request."""

from dataclasses import dataclass, field

REQUEST_ID_HEADER = "X-Openstack-Request-Id"
"""The header in which OpenStack clients name a request, and by which their own record of it is found."""


@dataclass(frozen=True, kw_only=True)
class Touch:
    """One request that a fault really changed, answered, delayed or cut.

    Args:
        fault: The name of the deviation or of the weather.
        service: The canonical service type, empty if unknown.
        method: The HTTP method.
        path: The path below the service's endpoint.
        request_id: What the client calls the request, if it does.
    """

    fault: str
    service: str
    method: str
    path: str
    request_id: str | None = None


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

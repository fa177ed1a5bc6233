"""Which checks a deviation can move at all, from what they asked on a right cloud.

The proxy passes on untouched whatever a deviation does not match, so a check that asked nothing that the
deviation matches cannot be moved by it, and need not be run again to know so.
"""

from collections import defaultdict
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.model.exchange import Exchange
from assay.prove.observe import Call, Observation
from assay.runner.suite import Suite

_RESOURCE = "resource:"


def affected(deviation: Deviation, observation: Observation, suite: Suite) -> frozenset[str]:
    """Ids of the checks that the deviation could move, the one that it breaks among them.

    Args:
        deviation: The deviation.
        observation: What every check asked on the right cloud.
        suite: Which check needs which shared resource.
    """
    asking = {call.scope for call in observation.calls if _matches(deviation, call)}
    resources = {
        scope.removeprefix(_RESOURCE).partition(".")[0] for scope in asking if scope.startswith(_RESOURCE)
    }
    dependents = _dependents(suite)
    moved = {scope for scope in asking if not scope.startswith(_RESOURCE)}
    for resource in resources:
        moved |= dependents.get(resource, set())
    return frozenset(moved & observation.results.keys()) | {deviation.breaks}


def _matches(deviation: Deviation, call: Call) -> bool:
    path = unquote(call.path)
    if not deviation.reaches(call.service, call.exchange.method, path):
        return False
    body = call.exchange.request_body
    if body is not None and not _whole(call.exchange):
        return True  # its condition may read what was not kept
    return deviation.matches(_request(call, path))


def _whole(exchange: Exchange) -> bool:
    body = exchange.request_body or ""
    return not body.endswith("characters in all]") and not body.startswith("[")


def _request(call: Call, path: str) -> Request:
    parts = urlsplit(call.exchange.url)
    return Request(
        service=call.service,
        method=call.exchange.method,
        path=path,
        target=parts.path + (f"?{parts.query}" if parts.query else ""),
        headers=tuple(call.exchange.request_headers.items()),
        body=(call.exchange.request_body or "").encode(),
    )


def _dependents(suite: Suite) -> Mapping[str, set[str]]:
    """Shared or lent resource to the checks that need it, directly or not."""
    dependents: dict[str, set[str]] = defaultdict(set)
    for id, check in suite.checks.items():
        for resource in suite.needs_of(check.needs):
            if resource.shared or resource.lent:
                dependents[resource.name].add(id)
    return dependents

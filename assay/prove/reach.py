"""Which checks a deviation can move at all, by replaying through it what was exchanged on a right cloud.

The proxy passes on untouched whatever a deviation does not change. A check of whose exchanges on the right
cloud the deviation would have changed none asks the same and hears the same with it planted, so it cannot be
moved.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import unquote, urlsplit

from assay.lab.deviations.actions import Answer, Delay, EditRequest, EditResponse
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.model.exchange import Exchange
from assay.prove.kept import whole
from assay.prove.observe import Call, Observation
from assay.runner.suite import Suite

_RESOURCE = "resource:"
_PASSES = 2
"""In the second one a deviation remembers what the other checks asked, in whatever order they did."""


def affected(deviation: Deviation, observation: Observation, suite: Suite) -> frozenset[str]:
    """Ids of the checks that the deviation could move, the one that it breaks among them.

    Args:
        deviation: The deviation.
        observation: What was exchanged on the right cloud.
        suite: Which check needs which shared resource.
    """
    touched = _touched(deviation, observation.calls)
    resources = {
        scope.removeprefix(_RESOURCE).partition(".")[0] for scope in touched if scope.startswith(_RESOURCE)
    }
    dependents = _dependents(suite)
    moved = {scope for scope in touched if not scope.startswith(_RESOURCE)}
    for resource in resources:
        moved |= dependents.get(resource, set())
    return frozenset(moved & observation.results.keys()) | {deviation.breaks}


def _touched(deviation: Deviation, calls: Iterable[Call]) -> set[str]:
    """The scopes of which the deviation would have changed an exchange, or might have."""
    reached = [
        (call, unquote(call.path))
        for call in calls
        if deviation.reaches(call.service, call.exchange.method, unquote(call.path))
    ]
    memory: dict[str, Any] = {}
    return {
        call.scope
        for _ in range(_PASSES)
        for call, path in reached
        if _might_change(deviation, call, path, memory)
    }


def _might_change(deviation: Deviation, call: Call, path: str, memory: dict[str, Any]) -> bool:
    sent = whole(call.exchange.request_body, call.exchange.request_headers)
    if sent is None and (deviation.needs_request_body or not _is_upload(call.exchange)):
        return True  # its condition, or its edit, may read what was not kept
    request = _request(call, path, sent)
    try:
        return deviation.matches(request) and _changes(deviation, request, call.exchange, memory)
    except Exception:  # noqa: BLE001 - an edit of its own may miss what was redacted; then nothing is known
        return True


def _changes(deviation: Deviation, request: Request, exchange: Exchange, memory: dict[str, Any]) -> bool:
    seen = replace(request, memory=memory)
    match deviation.action:
        case Delay():
            return True
        case EditRequest(edit):
            return edit(seen) != seen
        case Answer(reply):
            return reply(seen) is not None
        case EditResponse(edit_response, statuses, needs_body):
            if exchange.status not in statuses:
                return False
            body = whole(exchange.response_body, exchange.response_headers)
            if body is None and needs_body and exchange.method != "HEAD":
                return True
            headers = tuple(exchange.response_headers.items())
            response = Response(status=exchange.status, headers=headers, body=body or b"")
            return edit_response(response, seen) != response


def _is_upload(exchange: Exchange) -> bool:
    """Whether its body was data and no document: of such no condition reads more than the headers."""
    return (exchange.request_body or "").startswith("[")


def _request(call: Call, path: str, body: bytes | None) -> Request:
    parts = urlsplit(call.exchange.url)
    return Request(
        service=call.service,
        method=call.exchange.method,
        path=path,
        target=parts.path + (f"?{parts.query}" if parts.query else ""),
        headers=tuple(call.exchange.request_headers.items()),
        body=body,
    )


def _dependents(suite: Suite) -> Mapping[str, set[str]]:
    """Shared or lent resource to the checks that need it, directly or not."""
    dependents: dict[str, set[str]] = defaultdict(set)
    for id, check in suite.checks.items():
        for resource in suite.needs_of(check.needs):
            if resource.shared or resource.lent:
                dependents[resource.name].add(id)
    return dependents

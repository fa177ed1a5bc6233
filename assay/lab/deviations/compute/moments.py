"""Servers that are wrong for a moment: what is shown of one once, after something was asked of it."""

from collections.abc import Callable
from typing import Any

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.compute import without_microversion
from assay.lab.deviations.exchange import Request, Response

SERVER_AND_ACTION = r"/servers/(?!00c0ffee-)[^/]+(/action)?"
"""A server, and what is asked of it."""


def shows_once_after(
    action: str, edit: Callable[[dict[str, Any]], object], *, status: str = "ACTIVE", refused: bool = False
) -> EditResponse:
    """What is shown first of a server that did as asked, and has come to rest, is wrong.

    Args:
        action: What was asked, such as `reboot`; `server` for an update.
        edit: Changes what is shown of the server.
        status: The status that it rests in.
        refused: Whether the cloud refused.
    """

    def rewrite(response: Response, request: Request) -> Response:
        due: set[str] = request.memory.setdefault("due", set())
        if request.method != "GET":
            if action in (request.json or {}) and (response.status >= 400) is refused:
                due.add(request.path.removesuffix("/action"))
            return response
        body = response.json
        if request.path not in due or not without_microversion(request) or "server" not in (body or {}):
            return response
        server = body["server"]
        if server["status"] != status or server.get("OS-EXT-STS:task_state"):
            return response
        due.remove(request.path)
        edit(server)
        return response.with_json(body)

    return EditResponse(rewrite, statuses=range(200, 500), needs_body=True)

"""Deviations of the identity service, a file for each noun."""

from collections.abc import Callable
from dataclasses import replace as changed

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.exchange import Request, Response

TOKENS = r"/auth/tokens"


def once_used(
    of: Callable[[Request], bool], new: int, *, old: tuple[int, ...], deleted: bool = False
) -> EditResponse:
    """Answer what is asked with some tokens otherwise; it has to see the requests for tokens, too.

    Args:
        of: Whether a request for a token is for one of those.
        new: The status that is given.
        old: The statuses that are replaced.
        deleted: Whether it is about tokens only once they have been revoked.
    """

    def edit(response: Response, request: Request) -> Response:
        mine: dict[str, bool] = request.memory.setdefault("tokens", {})
        token = response.header("X-Subject-Token")
        if request.method == "POST" and request.path == "/auth/tokens":
            if token and of(request):
                mine[token] = not deleted
            return response
        if request.method == "DELETE":
            revoked = str(request.header("X-Subject-Token"))
            mine.update({revoked: True} if deleted else {})
            return response
        known = mine.get(str(request.header("X-Auth-Token")), False)
        return changed(response, status=new, reason="") if known and response.status in old else response

    return EditResponse(edit, statuses=range(200, 600), needs_body=True)


def let_in(response: Response, request: Request) -> Response:
    """Give a token of our own to whom the cloud refused one."""
    return changed(response, status=201, reason="").with_header("X-Subject-Token", "of-our-own")

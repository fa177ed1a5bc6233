"""Deviations that let another user or project in."""

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.afterwards import turn
from assay.lab.deviations.conditions import body_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.identity import TOKENS, let_in
from assay.lab.deviations.network.helpers import both
from assay.lab.deviations.responses import status

ALL = r"/users/[^/]+/application_credentials"
ONE = r"/users/[^/]+/application_credentials/[^/]+"
_for_a_project = both(body_has("auth", "identity", "password"), body_has("auth", "scope", "project", "id"))


def _vanish(response: Response, request: Request) -> Response:
    """What another user was refused to delete is not found any more."""
    if request.method == "DELETE":
        request.memory.update({request.path: True} if response.status in (403, 404) else {})
        return response
    return turn(404, of=200)(response, request) if request.path in request.memory else response


DEVIATIONS = (
    Deviation(
        name="isolation-application-credentials-listed",
        breaks="identity.isolation.application-credential",
        sentence="Another user can list application credentials.",
        service="identity",
        methods=("GET",),
        path=ALL,
        action=status(200, of=403),
    ),
    Deviation(
        name="isolation-application-credential-seen",
        breaks="identity.isolation.application-credential",
        sentence="Another user can see an application credential.",
        service="identity",
        methods=("GET",),
        path=ONE,
        action=status(200, of=403),
    ),
    Deviation(
        name="isolation-application-credential-deleted",
        breaks="identity.isolation.application-credential",
        sentence="Another user can delete an application credential.",
        service="identity",
        methods=("DELETE",),
        path=ONE,
        action=status(204, of=403),
    ),
    Deviation(
        name="isolation-application-credential-vanishes",
        breaks="identity.isolation.application-credential",
        sentence="An application credential is gone that another user was refused to delete.",
        service="identity",
        methods=("DELETE", "GET"),
        path=ONE,
        action=EditResponse(_vanish, statuses=range(200, 600)),
    ),
    Deviation(
        name="isolation-project-entered",
        breaks="identity.isolation.project",
        sentence="A user gets a token for a project in which they have no role.",
        service="identity",
        methods=("POST",),
        path=TOKENS,
        when=_for_a_project,
        action=EditResponse(let_in, statuses=(401,)),
    ),
)

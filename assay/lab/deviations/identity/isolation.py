"""Deviations that let another user or project in."""

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.afterwards import after, turn
from assay.lab.deviations.conditions import body_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.identity import TOKENS, let_in
from assay.lab.deviations.network.helpers import both
from assay.lab.deviations.responses import status

ALL = r"/users/[^/]+/application_credentials"
ONE = r"/users/[^/]+/application_credentials/[^/]+"
_for_a_project = both(body_has("auth", "identity", "password"), body_has("auth", "scope", "project", "id"))


def _was_refused(request: Request, response: Response) -> bool:
    return request.method == "DELETE" and response.status == 403


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
        sentence="The application credentials of a user are gone when another was refused to delete one.",
        service="identity",
        methods=("DELETE", "GET"),
        path=ONE,
        action=after(_was_refused, turn(404, of=200)),
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

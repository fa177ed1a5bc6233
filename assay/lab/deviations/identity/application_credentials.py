"""Deviations of application credentials."""

from collections.abc import Callable
from dataclasses import replace as changed
from typing import Any

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.conditions import query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.identity import TOKENS, once_used
from assay.lab.deviations.network.helpers import body_where, show_deleted
from assay.lab.deviations.requests import drop_from_request, forget_query
from assay.lab.deviations.responses import edit_json, replace, set_key, status

ALL = r"/users/[^/]+/application_credentials"
ONE = r"/users/[^/]+/application_credentials/[^/]+"
_MADE_OR_USED = r"/users/[^/]+/application_credentials|/auth/tokens"


def _asks(**having: object) -> Callable[[Request], bool]:
    """An application credential is asked for that has such fields."""
    return body_where(lambda body: having.keys() <= body["application_credential"].keys())


def _logs_in(secret: Callable[[str], bool]) -> Callable[[Request], bool]:
    """An application credential is used whose secret passes a test."""
    return body_where(lambda body: secret(body["auth"]["identity"]["application_credential"]["secret"]))


_rightly = _logs_in(lambda secret: not secret.startswith("not-"))
_wrongly = _logs_in(lambda secret: secret.startswith("not-"))
_described = _asks(description=True)
_restricted = _asks(access_rules=True)


def _login_of(made: Callable[[Request], bool], edit: Callable[[Response, Request], Response]) -> EditResponse:
    """Edit the answer to logins by those application credentials that were asked for in some way."""

    def rewrite(response: Response, request: Request) -> Response:
        body = response.json or {}
        if "application_credential" in body:
            if made(request):
                request.memory[body["application_credential"]["id"]] = True
            return response
        return edit(response, request) if _id(request) in request.memory else response

    return EditResponse(rewrite, needs_body=True)


def _id(request: Request) -> str:
    method = (((request.json or {}).get("auth") or {}).get("identity") or {}).get("application_credential")
    return str((method or {}).get("id"))


def _status(new: int) -> Callable[[Response, Request], Response]:
    return lambda response, request: changed(response, status=new, reason="")


def _for_another(body: dict[str, Any], request: Request) -> None:
    body["token"]["project"]["id"] = body["token"]["user"]["id"] = "0" * 32


def _close(response: Response, request: Request) -> Response:
    """The tokens of application credentials with access rules do not open the list of projects."""
    body = response.json or {}
    if "application_credential" in body and _restricted(request):
        request.memory[body["application_credential"]["id"]] = True
    elif request.method == "POST" and _id(request) in request.memory:
        request.memory[str(response.header("X-Subject-Token"))] = True
    elif request.method == "GET" and request.header("X-Auth-Token") in request.memory:
        return changed(response, status=401, reason="")
    return response


def _shown_wrong(body: dict[str, Any], request: Request) -> None:
    wrong = {"name": "another", "description": "", "project_id": "0" * 32, "secret": "secret"}
    if "application_credential" in body:
        body["application_credential"].update(wrong)


def _early(request: Request) -> bool:
    """It is to expire, and not in the past."""
    return body_where(lambda body: body["application_credential"]["expires_at"] > "2002")(request)


DEVIATIONS = (
    Deviation(
        name="application-credential-shown-with-other-values",
        breaks="identity.application-credential.create",
        sentence="An application credential is shown with other values, and with its secret.",
        service="identity",
        methods=("GET",),
        path=ONE,
        action=edit_json(_shown_wrong),
    ),
    Deviation(
        name="application-credential-logs-in-otherwise",
        breaks="identity.application-credential.create",
        sentence="A new application credential does not log in.",
        service="identity",
        methods=("POST",),
        path=_MADE_OR_USED,
        action=_login_of(_described, _status(200)),
    ),
    Deviation(
        name="application-credential-of-another",
        breaks="identity.application-credential.create",
        sentence="The token of an application credential is for another project and user.",
        service="identity",
        methods=("POST",),
        path=_MADE_OR_USED,
        action=_login_of(_described, edit_json(_for_another).edit),
    ),
    Deviation(
        name="application-credential-secret-unchecked",
        breaks="identity.application-credential.create",
        sentence="An application credential logs in with any secret.",
        service="identity",
        methods=("POST",),
        path=TOKENS,
        when=_wrongly,
        action=status(201, of=401),
    ),
    Deviation(
        name="application-credentials-not-listed",
        breaks="identity.application-credential.list",
        sentence="The list of application credentials is empty.",
        service="identity",
        methods=("GET",),
        path=ALL,
        action=replace("application_credentials", by=[]),
    ),
    Deviation(
        name="application-credentials-listed-with-secrets",
        breaks="identity.application-credential.list",
        sentence="The list of application credentials tells their secrets.",
        service="identity",
        methods=("GET",),
        path=ALL,
        action=set_key("application_credentials", "*", "secret", to="secret"),
    ),
    Deviation(
        name="application-credential-name-filter-ignored",
        breaks="identity.application-credential.list",
        sentence="A list of application credentials by name holds others, too.",
        service="identity",
        methods=("GET",),
        path=ALL,
        when=query_has("name"),
        action=forget_query("name"),
    ),
    Deviation(
        name="application-credential-shown-when-deleted",
        breaks="identity.application-credential.delete",
        sentence="Deleting an application credential is answered with success, and it goes on being shown.",
        service="identity",
        methods=("POST", "GET", "DELETE"),
        path=rf"{ALL}(/[^/]+)?",
        action=show_deleted("application_credential", by_request=True),
    ),
    Deviation(
        name="application-credential-deleted-otherwise",
        breaks="identity.application-credential.delete",
        sentence="Deleting an application credential is answered as if there were something to say of it.",
        service="identity",
        methods=("DELETE",),
        path=ONE,
        action=status(200, of=204),
    ),
    Deviation(
        name="application-credential-logs-in-when-deleted",
        breaks="identity.application-credential.delete",
        sentence="A deleted application credential logs in.",
        service="identity",
        methods=("POST",),
        path=TOKENS,
        when=_rightly,
        action=EditResponse(_status(201), statuses=(401, 404)),
    ),
    Deviation(
        name="application-credential-token-lives-on",
        breaks="identity.application-credential.delete",
        sentence="The token of a deleted application credential opens the API.",
        service="identity",
        methods=("POST", "GET"),
        path=r"/auth/(tokens|projects)",
        action=once_used(_rightly, 200, old=(401, 404)),
    ),
    Deviation(
        name="application-credential-never-expires",
        breaks="identity.application-credential.expires",
        sentence="An application credential that is to expire never does.",
        service="identity",
        methods=("POST",),
        path=ALL,
        when=_early,
        action=drop_from_request("application_credential", "expires_at"),
    ),
    Deviation(
        name="application-credential-expired-when-made",
        breaks="identity.application-credential.expires",
        sentence="An application credential that has expired is answered with success.",
        service="identity",
        methods=("POST",),
        path=ALL,
        action=status(201, of=400),
    ),
    Deviation(
        name="application-credential-of-another-rule",
        breaks="identity.application-credential.access-rules",
        sentence="An application credential has another access rule than the one asked for.",
        service="identity",
        methods=("POST",),
        path=ALL,
        when=_restricted,
        action=replace("application_credential", "access_rules", "*", "path", by="/"),
    ),
    Deviation(
        name="application-credential-with-rules-logs-in-otherwise",
        breaks="identity.application-credential.access-rules",
        sentence="An application credential with access rules does not log in.",
        service="identity",
        methods=("POST",),
        path=_MADE_OR_USED,
        action=_login_of(_restricted, _status(200)),
    ),
    Deviation(
        name="application-credential-rule-opens-nothing",
        breaks="identity.application-credential.access-rules",
        sentence="An access rule does not open what it names.",
        service="identity",
        methods=("POST", "GET", "DELETE"),
        path=r"/auth/(tokens|projects)|/users/[^/]+/application_credentials",
        action=EditResponse(_close, statuses=range(200, 600), needs_body=True),
    ),
    Deviation(
        name="application-credential-rule-for-all-methods",
        breaks="identity.application-credential.access-rules",
        sentence="An access rule opens other methods than the one it names.",
        service="identity",
        methods=("HEAD",),
        path=TOKENS,
        action=EditResponse(_status(200), statuses=(401, 403)),
    ),
    Deviation(
        name="application-credential-name-taken-twice",
        breaks="identity.application-credential.unique",
        sentence="A second application credential of one name is answered with success.",
        service="identity",
        methods=("POST",),
        path=ALL,
        action=status(201, of=409),
    ),
    Deviation(
        name="application-credential-rule-for-all-services",
        breaks="identity.application-credential.access-rules",
        sentence="An access rule opens other services than the one it names.",
        service="compute",
        methods=("GET",),
        path=r"/servers",
        action=status(200, of=401),
    ),
)

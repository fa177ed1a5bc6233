"""Deviations of tokens."""

from typing import Any

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.answers import swallow
from assay.lab.deviations.conditions import body_has, header_is, query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.identity import TOKENS, let_in, once_used
from assay.lab.deviations.network.helpers import body_where, both
from assay.lab.deviations.requests import drop_from_request, forget_query
from assay.lab.deviations.responses import drop_header, edit_json, replace, set_key, status

_FORGED = "gAAAAA-no-cloud-ever-issued-this-token"
_NOBODY = "a55a0000000040008000000000000001"

_as_nobody = body_where(lambda body: body["auth"]["identity"]["password"]["user"]["id"] == _NOBODY)
_from_nowhere = body_where(lambda body: body["auth"]["identity"]["password"]["user"]["name"] == "assay")
_unscoped = body_where(lambda body: body["auth"]["scope"] == "unscoped")


def _for_the_project(request: Request) -> bool:
    return body_has("auth", "scope", "project", "id")(request) and "nocatalog" not in request.query


def _in_brief(request: Request) -> bool:
    return body_has("auth", "scope", "project", "id")(request) and "nocatalog" in request.query


def _whole(request: Request) -> bool:
    return "nocatalog" not in request.query


def _own(request: Request) -> bool:
    return request.header("X-Subject-Token") == request.header("X-Auth-Token")


def _expired_at_birth(body: dict[str, Any], request: Request) -> None:
    body["token"]["expires_at"] = body["token"]["issued_at"]


def _without_details(body: dict[str, Any], request: Request) -> None:
    body["token"].update(roles=[], catalog=[], methods=["magic"], project={"id": "0" * 32})


def _validated_wrong(body: dict[str, Any], request: Request) -> None:
    body["token"].update(roles=[], expires_at="soon")
    body["token"]["user"]["id"] = "0" * 32


def _in_local_time(body: dict[str, Any], request: Request) -> None:
    for key in ("issued_at", "expires_at"):
        body["token"][key] = body["token"][key].replace("Z", "+00:00")


DEVIATIONS = (
    Deviation(
        name="token-expired-at-birth",
        breaks="identity.token.create",
        sentence="A new token expires at the moment when it is issued.",
        service="identity",
        methods=("POST",),
        path=TOKENS,
        when=_for_the_project,
        action=edit_json(_expired_at_birth),
    ),
    Deviation(
        name="token-of-another-user",
        breaks="identity.token.create",
        sentence="A new token is issued in the name of another user.",
        service="identity",
        methods=("POST",),
        path=TOKENS,
        when=_for_the_project,
        action=replace("token", "user", "id", by="0" * 32),
    ),
    Deviation(
        name="token-for-nobody",
        breaks="identity.token.unknown-user",
        sentence="A login as a user who does not exist is answered with success.",
        service="identity",
        methods=("POST",),
        path=TOKENS,
        when=_as_nobody,
        action=status(201, of=401),
    ),
    Deviation(
        name="token-scope-ignored",
        breaks="identity.token.unknown-project",
        sentence="A token that is to be changed for one of a foreign project is changed for some other.",
        service="identity",
        methods=("POST",),
        path=TOKENS,
        when=body_has("auth", "identity", "token"),
        action=drop_from_request("auth", "scope"),
    ),
    Deviation(
        name="token-shown-for-another-project",
        breaks="identity.token.validate",
        sentence="Validating a token shows another project than the one it is for.",
        service="identity",
        methods=("GET",),
        path=TOKENS,
        action=replace("token", "project", "id", by="0" * 32),
    ),
    Deviation(
        name="token-not-to-be-checked",
        breaks="identity.token.validate",
        sentence="A valid token that is checked by HEAD is not found.",
        service="identity",
        methods=("HEAD",),
        path=TOKENS,
        action=status(404, of=200),
    ),
    Deviation(
        name="token-forged-is-valid",
        breaks="identity.token.forged",
        sentence="Validating a token that the cloud never issued is answered with success.",
        service="identity",
        methods=("GET",),
        path=TOKENS,
        when=header_is("X-Subject-Token", _FORGED),
        action=status(200, of=404),
    ),
    Deviation(
        name="token-revocation-swallowed",
        breaks="identity.token.revoke",
        sentence="Revoking a token is accepted, and the token stays valid.",
        service="identity",
        methods=("DELETE",),
        path=TOKENS,
        action=swallow(204),
    ),
    Deviation(
        name="token-answered-otherwise",
        breaks="identity.token.create",
        sentence="A login is answered as if nothing had been made.",
        service="identity",
        methods=("POST",),
        path=TOKENS,
        when=_for_the_project,
        action=status(200, of=201),
    ),
    Deviation(
        name="token-without-details",
        breaks="identity.token.create",
        sentence="A new token is for another project, without roles, catalogue and its method.",
        service="identity",
        methods=("POST",),
        path=TOKENS,
        when=_for_the_project,
        action=edit_json(_without_details),
    ),
    Deviation(
        name="token-not-in-the-header",
        breaks="identity.token.create",
        sentence="A new token does not stand in the header.",
        service="identity",
        methods=("POST",),
        path=TOKENS,
        when=_for_the_project,
        action=drop_header("X-Subject-Token"),
    ),
    Deviation(
        name="token-opens-nothing",
        breaks="identity.token.create",
        sentence="A new token does not open the API.",
        service="identity",
        methods=("POST", "GET"),
        path=r"/auth/tokens|/auth/catalog",
        action=once_used(_for_the_project, 401, old=(200,)),
    ),
    Deviation(
        name="token-login-answered-otherwise",
        breaks="identity.token.expiry",
        sentence="A login without catalogue is answered as if nothing had been made.",
        service="identity",
        methods=("POST",),
        path=TOKENS,
        when=_in_brief,
        action=status(200, of=201),
    ),
    Deviation(
        name="token-times-without-zone",
        breaks="identity.token.expiry",
        sentence="A new token tells its times in another format.",
        service="identity",
        methods=("POST",),
        path=TOKENS,
        when=_in_brief,
        action=edit_json(_in_local_time),
    ),
    Deviation(
        name="token-without-future",
        breaks="identity.token.expiry",
        sentence="A new token has expired already.",
        service="identity",
        methods=("POST",),
        path=TOKENS,
        when=_in_brief,
        action=edit_json(_expired_at_birth),
    ),
    Deviation(
        name="token-given-to-nobody",
        breaks="identity.token.unknown-user",
        sentence="A user who does not exist gets a token.",
        service="identity",
        methods=("POST",),
        path=TOKENS,
        when=_as_nobody,
        action=EditResponse(let_in, statuses=(401,)),
    ),
    Deviation(
        name="token-given-from-nowhere",
        breaks="identity.token.unknown-domain",
        sentence="A user of a domain that does not exist gets a token.",
        service="identity",
        methods=("POST",),
        path=TOKENS,
        when=_from_nowhere,
        action=EditResponse(let_in, statuses=(401,)),
    ),
    Deviation(
        name="token-given-for-another-project",
        breaks="identity.token.unknown-project",
        sentence="A token is changed for one of a project that does not exist.",
        service="identity",
        methods=("POST",),
        path=TOKENS,
        when=body_has("auth", "identity", "token"),
        action=EditResponse(let_in, statuses=(401, 403)),
    ),
    Deviation(
        name="token-unscoped-answered-otherwise",
        breaks="identity.token.unscoped",
        sentence="A login without scope is answered as if nothing had been made.",
        service="identity",
        methods=("POST",),
        path=TOKENS,
        when=_unscoped,
        action=status(200, of=201),
    ),
    Deviation(
        name="token-unscoped-for-a-project",
        breaks="identity.token.unscoped",
        sentence="A token that was asked for without scope is for a project.",
        service="identity",
        methods=("POST",),
        path=TOKENS,
        when=_unscoped,
        action=set_key("token", "project", to={"id": "0" * 32}),
    ),
    Deviation(
        name="token-unscoped-shows-no-projects",
        breaks="identity.token.unscoped",
        sentence="A token without scope does not show the projects to choose from.",
        service="identity",
        methods=("POST", "GET"),
        path=r"/auth/(tokens|projects)",
        action=once_used(_unscoped, 401, old=(200,)),
    ),
    Deviation(
        name="token-unscoped-opens-the-catalogue",
        breaks="identity.token.unscoped",
        sentence="A token without scope opens the catalogue.",
        service="identity",
        methods=("POST", "GET"),
        path=r"/auth/(tokens|catalog)",
        action=once_used(_unscoped, 200, old=(401, 403)),
    ),
    Deviation(
        name="token-shown-with-other-values",
        breaks="identity.token.validate",
        sentence="Validating a token shows another user, no roles, and no time of expiry.",
        service="identity",
        methods=("GET",),
        path=TOKENS,
        when=_whole,
        action=edit_json(_validated_wrong),
    ),
    Deviation(
        name="token-always-with-catalogue",
        breaks="identity.token.validate",
        sentence="Validating a token shows the catalogue, though it was to be left out.",
        service="identity",
        methods=("GET",),
        path=TOKENS,
        when=query_has("nocatalog"),
        action=forget_query("nocatalog"),
    ),
    Deviation(
        name="token-forged-opens",
        breaks="identity.token.forged",
        sentence="A token that the cloud never issued opens the API.",
        service="identity",
        methods=("GET",),
        path=r"/auth/projects",
        when=header_is("X-Auth-Token", _FORGED),
        action=status(200, of=401),
    ),
    Deviation(
        name="token-validated-otherwise",
        breaks="identity.token.revoke",
        sentence="Validating a token is answered with another status.",
        service="identity",
        methods=("GET",),
        path=TOKENS,
        when=both(_own, _whole),
        action=status(203, of=200),
    ),
    Deviation(
        name="token-revoked-otherwise",
        breaks="identity.token.revoke",
        sentence="Revoking a token is answered as if there were something to say of it.",
        service="identity",
        methods=("DELETE",),
        path=TOKENS,
        action=status(200, of=204),
    ),
    Deviation(
        name="token-opens-though-revoked",
        breaks="identity.token.revoke",
        sentence="A token that was revoked opens the API.",
        service="identity",
        methods=("DELETE", "GET"),
        path=r"/auth/(tokens|projects)",
        action=once_used(_whole, 200, old=(401,), deleted=True),
    ),
    Deviation(
        name="token-unscoped-opens-servers",
        breaks="identity.token.unscoped",
        sentence="A token without scope shows servers.",
        service="compute",
        methods=("GET",),
        path=r"/servers",
        action=status(200, of=403),
    ),
)

"""Deviations of the identity service."""

from typing import Any

from assay.lab.deviations.answers import swallow
from assay.lab.deviations.conditions import body_has, header_is
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.requests import drop_from_request
from assay.lab.deviations.responses import drop_key, edit_json, keep_items, replace, status

TOKENS = r"/auth/tokens"
_FORGED = "gAAAAA-no-cloud-ever-issued-this-token"


def _anonymous(request: Request) -> bool:
    return request.header("X-Auth-Token") is None


def _expired_at_birth(body: dict[str, Any], request: Request) -> None:
    body["token"]["expires_at"] = body["token"]["issued_at"]


DEVIATIONS = (
    Deviation(
        name="token-expired-at-birth",
        breaks="identity.token.create",
        sentence="A new token expires at the moment when it is issued.",
        service="identity",
        methods=("POST",),
        path=TOKENS,
        when=body_has("auth", "scope", "project", "id"),
        action=edit_json(_expired_at_birth),
    ),
    Deviation(
        name="token-of-another-user",
        breaks="identity.token.create",
        sentence="A new token is issued in the name of another user.",
        service="identity",
        methods=("POST",),
        path=TOKENS,
        when=body_has("auth", "scope", "project", "id"),
        action=replace("token", "user", "id", by="0" * 32),
    ),
    Deviation(
        name="token-for-nobody",
        breaks="identity.token.unknown-user",
        sentence="A login as a user who does not exist is answered with success.",
        service="identity",
        methods=("POST",),
        path=TOKENS,
        when=body_has("auth", "identity", "password"),
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
        name="catalogue-without-interfaces",
        breaks="identity.catalog.get",
        sentence="The endpoints of the catalogue do not tell their interfaces.",
        service="identity",
        methods=("GET",),
        path=r"/auth/catalog",
        action=drop_key("catalog", "*", "endpoints", "*", "interface"),
    ),
    Deviation(
        name="catalogue-lacks-a-service",
        breaks="identity.catalog.of-token",
        sentence="The catalogue lacks a service that tokens carry.",
        service="identity",
        methods=("GET",),
        path=r"/auth/catalog",
        action=keep_items("catalog", where=lambda service, request: service["type"] != "network"),
    ),
    Deviation(
        name="projects-not-listed",
        breaks="identity.project.list",
        sentence="The list of projects that a token can be had for is empty.",
        service="identity",
        methods=("GET",),
        path=r"/auth/projects",
        action=replace("projects", by=[]),
    ),
    Deviation(
        name="projects-of-user-not-listed",
        breaks="identity.project.list-of-user",
        sentence="The list of a user's projects is empty.",
        service="identity",
        methods=("GET",),
        path=r"/users/[^/]+/projects",
        action=replace("projects", by=[]),
    ),
    Deviation(
        name="identity-version-without-format",
        breaks="identity.api.version",
        sentence="The identity API does not tell in which format it speaks.",
        service="identity",
        methods=("GET",),
        path=r"/",
        action=replace("version", "media-types", by=[]),
    ),
    Deviation(
        name="catalogue-told-to-anybody",
        breaks="identity.api.anonymous",
        sentence="The catalogue is told to those who are not logged in.",
        service="identity",
        methods=("GET",),
        path=r"/auth/catalog",
        when=_anonymous,
        action=status(200, of=401),
    ),
)

"""Deviations of the catalogue and of the versions."""

from typing import Any

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.conditions import header_is
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.network.helpers import shown
from assay.lab.deviations.responses import edit_json, keep_items, replace, status

_BOTH = r"/auth/(tokens|catalog)"
"""The catalogue is told alone and with a token, and deviations that show in both break no comparison."""

_OFFICIAL = ("identity", "compute", "image", "object-store")


def _anonymous(request: Request) -> bool:
    return request.header("X-Auth-Token") is None


def _catalogue(body: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = body.get("catalog") or body.get("token", {}).get("catalog") or []
    return found


def _rename(body: dict[str, Any], request: Request) -> None:
    for service in _catalogue(body):
        if service["type"] in _OFFICIAL:
            service["type"] = f"x-{service['type']}"


def _forget_types(body: dict[str, Any], request: Request) -> None:
    for service in _catalogue(body)[-1:]:
        service["type"] = ""


def _forget_endpoints(body: dict[str, Any], request: Request) -> None:
    for service in _catalogue(body):
        if service["type"] == "identity":
            service["endpoints"] = []


def _spoil_endpoints(body: dict[str, Any], request: Request) -> None:
    for service in _catalogue(body):
        for endpoint in service["endpoints"]:
            endpoint.pop("region", None)
            endpoint.pop("region_id", None)
            endpoint.pop("url", None)


def _forget_ids(body: dict[str, Any], request: Request) -> None:
    for service in _catalogue(body):
        for endpoint in service["endpoints"]:
            endpoint["id"] = None


def _hide(body: dict[str, Any], request: Request) -> None:
    for service in body["catalog"]:
        for endpoint in service["endpoints"]:
            endpoint["interface"] = "internal"


def _forget_other_interfaces(body: dict[str, Any], request: Request) -> None:
    for service in body["catalog"]:
        for endpoint in service["endpoints"]:
            if endpoint["interface"] != "public":  # by which another check finds its way
                del endpoint["interface"]


def _without_details(body: dict[str, Any], request: Request) -> None:
    for version in body.get("versions", {}).get("values", []):
        del version["updated"]


def _without_version_3(body: dict[str, Any], request: Request) -> None:
    for version in body.get("versions", {}).get("values", []):
        version["id"] = f"x{version['id']}"


DEVIATIONS = (
    Deviation(
        name="catalogue-without-interfaces",
        breaks="identity.catalog.get",
        sentence="The endpoints of the catalogue that are not public do not tell their interfaces.",
        service="identity",
        methods=("GET",),
        path=r"/auth/catalog",
        action=edit_json(_forget_other_interfaces),
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
    Deviation(
        name="catalogue-of-other-types",
        breaks="identity.catalog.get",
        sentence="The catalogue tells of services under types that are not the official ones.",
        service="identity",
        methods=("GET",),
        path=_BOTH,
        action=edit_json(_rename),
    ),
    Deviation(
        name="catalogue-without-a-type",
        breaks="identity.catalog.get",
        sentence="The catalogue does not tell the type of a service.",
        service="identity",
        methods=("GET",),
        path=_BOTH,
        action=edit_json(_forget_types),
    ),
    Deviation(
        name="catalogue-without-endpoints",
        breaks="identity.catalog.get",
        sentence="The catalogue tells of no endpoint of the identity service.",
        service="identity",
        methods=("GET",),
        path=_BOTH,
        action=edit_json(_forget_endpoints),
    ),
    Deviation(
        name="catalogue-without-regions",
        breaks="identity.catalog.get",
        sentence="The endpoints of the catalogue tell neither region nor web address.",
        service="identity",
        methods=("GET",),
        path=_BOTH,
        action=edit_json(_spoil_endpoints),
    ),
    Deviation(
        name="catalogue-without-ids",
        breaks="identity.catalog.get",
        sentence="The endpoints of the catalogue have no ids.",
        service="identity",
        methods=("GET",),
        path=_BOTH,
        action=edit_json(_forget_ids),
    ),
    Deviation(
        name="catalogue-without-public-endpoints",
        breaks="identity.catalog.public",
        sentence="The catalogue tells of no public endpoint.",
        service="identity",
        methods=("GET",),
        path=r"/auth/catalog",
        when=header_is("X-Auth-Token"),
        action=edit_json(_hide),
    ),
    Deviation(
        name="identity-version-of-other-values",
        breaks="identity.api.version",
        sentence="The identity API describes itself with values that there are not.",
        service="identity",
        methods=("GET",),
        path=r"/",
        when=header_is("X-Auth-Token"),
        action=shown("version", id="v4", status="great", links=[], updated="lately"),
    ),
    Deviation(
        name="identity-version-not-told",
        breaks="identity.api.anonymous",
        sentence="The version of the identity API is told to anybody with another status.",
        service="identity",
        methods=("GET",),
        path=r"/",
        when=_anonymous,
        action=status(203, of=200),
    ),
    Deviation(
        name="projects-told-to-anybody",
        breaks="identity.api.anonymous",
        sentence="The list of projects is told to those who are not logged in.",
        service="identity",
        methods=("GET",),
        path=r"/auth/projects",
        when=_anonymous,
        action=status(200, of=401),
    ),
    Deviation(
        name="identity-versions-without-dates",
        breaks="identity.api.versions",
        sentence="The list of identity versions does not tell their dates.",
        service="identity",
        methods=("GET",),
        path=r"/",
        action=EditResponse(edit_json(_without_details).edit, statuses=(200, 300), needs_body=True),
    ),
    Deviation(
        name="identity-versions-without-3",
        breaks="identity.api.versions",
        sentence="The list of identity versions lacks version 3.",
        service="identity",
        methods=("GET",),
        path=r"/",
        action=EditResponse(edit_json(_without_version_3).edit, statuses=(200, 300), needs_body=True),
    ),
    Deviation(
        name="identity-versions-not-told",
        breaks="identity.api.versions",
        sentence="The list of identity versions is answered with another status.",
        service="identity",
        methods=("GET",),
        path=r"/",
        action=status(203, of=300),
    ),
)

"""Deviations of the network API itself."""

from typing import Any

from assay.lab.deviations.conditions import header_is
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.responses import edit_json, keep_items, replace, status


def _announce_version_3(body: dict[str, Any], request: Request) -> None:
    if "versions" in body:
        links = [
            {"rel": "self", "href": f"{body['versions'][0]['links'][0]['href'].rpartition('/v')[0]}/v3.0"}
        ]
        body["versions"].append({"id": "v3.0", "status": "CURRENT", "links": links})


def _renumber(body: dict[str, Any], request: Request) -> None:
    for version in body.get("versions", []):
        version["id"] = "v2.1"


def _repeat(key: str) -> Any:
    return lambda body, request: body.get(key, []).extend(body.get(key, [])[-1:])


def _lead_elsewhere(key: str) -> Any:
    def edit(body: dict[str, Any], request: Request) -> None:
        for thing in body.get(key, []):
            thing["links"] = [{**link, "href": f"{link['href']}-old"} for link in thing["links"]]
            if "collection" in thing:
                thing["collection"] = thing["collection"].upper()

    return edit


DEVIATIONS = (
    Deviation(
        name="network-versions-two-current",
        breaks="network.api.versions",
        sentence="The list of versions announces a version 3.0 that is current beside 2.0.",
        service="network",
        methods=("GET",),
        path=r"/",
        action=edit_json(_announce_version_3),
    ),
    Deviation(
        name="network-resources-without-ports",
        breaks="network.api.resources",
        sentence="The list of resources lacks ports.",
        service="network",
        methods=("GET",),
        path=r"/",
        action=keep_items("resources", where=lambda item, request: item["name"] != "port"),
    ),
    Deviation(
        name="network-extension-of-another-alias",
        breaks="network.api.extensions",
        sentence="An extension asked for by its alias is shown with the alias of another.",
        service="network",
        methods=("GET",),
        path=r"/extensions/[^/]+",
        action=replace("extension", "alias", by="another"),
    ),
    Deviation(
        name="network-extension-always-there",
        breaks="network.api.extensions",
        sentence="Any alias that is asked for is answered as if there were such an extension.",
        service="network",
        methods=("GET",),
        path=r"/extensions/[^/]+",
        action=status(200, of=404),
    ),
    Deviation(
        name="network-versions-without-2-0",
        breaks="network.api.versions",
        sentence="The list of versions does not tell of 2.0.",
        service="network",
        methods=("GET",),
        path=r"/",
        when=header_is("X-Auth-Token"),
        action=edit_json(_renumber),
    ),
    Deviation(
        name="network-versions-twice",
        breaks="network.api.versions",
        sentence="The list of versions tells of one twice.",
        service="network",
        methods=("GET",),
        path=r"/",
        when=header_is("X-Auth-Token"),
        action=edit_json(_repeat("versions")),
    ),
    Deviation(
        name="network-versions-lead-elsewhere",
        breaks="network.api.versions",
        sentence="The links of the versions lead elsewhere.",
        service="network",
        methods=("GET",),
        path=r"/",
        when=header_is("X-Auth-Token"),
        action=edit_json(_lead_elsewhere("versions")),
    ),
    Deviation(
        name="network-resources-lead-elsewhere",
        breaks="network.api.resources",
        sentence="The links and collections of the resources are not those that there are.",
        service="network",
        methods=("GET",),
        path=r"/",
        when=header_is("X-Auth-Token"),
        action=edit_json(_lead_elsewhere("resources")),
    ),
    Deviation(
        name="network-extensions-twice",
        breaks="network.api.extensions",
        sentence="The list of extensions tells of one twice.",
        service="network",
        methods=("GET",),
        path=r"/extensions",
        action=edit_json(_repeat("extensions")),
    ),
    Deviation(
        name="network-extension-of-another-name",
        breaks="network.api.extensions",
        sentence="An extension asked for by its alias is shown with the name of another.",
        service="network",
        methods=("GET",),
        path=r"/extensions/[^/]+",
        action=replace("extension", "name", by="another"),
    ),
)

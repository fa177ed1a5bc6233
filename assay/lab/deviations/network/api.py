"""Deviations of the network API itself."""

from typing import Any

from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.responses import edit_json, keep_items, replace, status


def _announce_version_3(body: dict[str, Any], request: Request) -> None:
    if "versions" in body:
        links = [
            {"rel": "self", "href": f"{body['versions'][0]['links'][0]['href'].rpartition('/v')[0]}/v3.0"}
        ]
        body["versions"].append({"id": "v3.0", "status": "CURRENT", "links": links})


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
)

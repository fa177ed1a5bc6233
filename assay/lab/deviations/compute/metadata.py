"""Deviations of the metadata of servers."""

from dataclasses import replace as changed
from typing import Any

from assay.lab.deviations.actions import EditRequest
from assay.lab.deviations.answers import swallow
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.responses import edit_json, replace, status

_ALL = r"/servers/[^/]+/metadata"
_ITEM = r"/servers/[^/]+/metadata/[^/]+"


def _put_all_instead_of_item(request: Request) -> Request:
    path = request.target.rpartition("/")[0]
    return changed(request, target=path).with_json({"metadata": request.json["meta"]})


def _make_up(body: Any, request: Request) -> None:
    body["metadata"] = body["metadata"] or {"origin": "nowhere"}


DEVIATIONS = (
    Deviation(
        name="server-metadata-list-incomplete",
        breaks="compute.server-metadata.list",
        sentence="The list of a server's metadata lacks an item.",
        service="compute",
        methods=("GET",),
        path=_ALL,
        action=edit_json(lambda body, request: body["metadata"] and body["metadata"].popitem()),
    ),
    Deviation(
        name="server-metadata-item-wrong",
        breaks="compute.server-metadata.get",
        sentence="An item of a server's metadata is shown in capitals.",
        service="compute",
        methods=("GET",),
        path=_ITEM,
        action=replace("meta", "colour", by=str.upper),
    ),
    Deviation(
        name="server-metadata-item-made-up",
        breaks="compute.server-metadata.get",
        sentence="An item that a server's metadata has not is found.",
        service="compute",
        methods=("GET",),
        path=_ITEM,
        action=status(200, of=404),
    ),
    Deviation(
        name="server-metadata-merged-not-replaced",
        breaks="compute.server-metadata.replace",
        sentence="Setting the metadata of a server keeps what it had before.",
        service="compute",
        methods=("PUT",),
        path=_ALL,
        action=EditRequest(lambda request: changed(request, method="POST")),
    ),
    Deviation(
        name="server-metadata-item-replaces-all",
        breaks="compute.server-metadata.set-item",
        sentence="Setting one item of a server's metadata removes the others.",
        service="compute",
        methods=("PUT",),
        path=_ITEM,
        action=EditRequest(_put_all_instead_of_item, needs_body=True),
    ),
    Deviation(
        name="server-metadata-item-of-other-key",
        breaks="compute.server-metadata.set-item",
        sentence="An item of another key than the URL names is accepted.",
        service="compute",
        methods=("PUT",),
        path=_ITEM,
        action=status(200, of=400),
    ),
    Deviation(
        name="server-metadata-replaced-not-merged",
        breaks="compute.server-metadata.update",
        sentence="Updating the metadata of a server removes what the update does not name.",
        service="compute",
        methods=("POST",),
        path=_ALL,
        action=EditRequest(lambda request: changed(request, method="PUT")),
    ),
    Deviation(
        name="server-metadata-deletion-swallowed",
        breaks="compute.server-metadata.delete",
        sentence="Deleting an item of a server's metadata is accepted and does nothing.",
        service="compute",
        methods=("DELETE",),
        path=_ITEM,
        action=swallow(204),
    ),
    Deviation(
        name="server-metadata-improper-accepted",
        breaks="compute.server-metadata.invalid",
        sentence="Metadata that is none is accepted and forgotten.",
        service="compute",
        methods=("POST",),
        path=_ALL,
        action=status(200, of=400),
    ),
    Deviation(
        name="server-metadata-too-much-accepted",
        breaks="compute.server-metadata.invalid",
        sentence="More metadata than the limit allows is accepted and forgotten.",
        service="compute",
        methods=("POST",),
        path=_ALL,
        action=status(200, of=403),
    ),
    Deviation(
        name="server-metadata-made-up",
        breaks="compute.server-metadata.invalid",
        sentence="A server that was given no metadata has some.",
        service="compute",
        methods=("GET",),
        path=_ALL,
        action=edit_json(_make_up),
    ),
)

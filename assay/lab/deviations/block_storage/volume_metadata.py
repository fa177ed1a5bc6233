"""Deviations of the metadata of volumes."""

from dataclasses import replace as changed

from assay.lab.deviations.actions import EditRequest
from assay.lab.deviations.answers import answer, make_response, swallow
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.responses import status

DEVIATIONS = (
    Deviation(
        name="volume-metadata-added-replaces",
        breaks="block-storage.volume.metadata",
        sentence="Metadata that is added to a volume replaces what was there.",
        service="block-storage",
        methods=("POST",),
        path=r"/volumes/[^/]+/metadata",
        when=lambda request: "three" in request.json["metadata"],
        action=EditRequest(lambda request: changed(request, method="PUT")),
    ),
    Deviation(
        name="volume-metadata-replaced-adds",
        breaks="block-storage.volume.metadata",
        sentence="Metadata that should replace what a volume has joins it.",
        service="block-storage",
        methods=("PUT",),
        path=r"/volumes/[^/]+/metadata",
        action=EditRequest(lambda request: changed(request, method="POST")),
    ),
    Deviation(
        name="volume-metadata-removal-swallowed",
        breaks="block-storage.volume.metadata",
        sentence="Removing a key of a volume's metadata is accepted, and the key stays.",
        service="block-storage",
        methods=("DELETE",),
        path=r"/volumes/[^/]+/metadata/[^/]+",
        action=swallow(200),
    ),
    Deviation(
        name="volume-metadata-item-swallowed",
        breaks="block-storage.volume.metadata-item",
        sentence="Setting one key of a volume's metadata is answered as if it were done, and is not.",
        service="block-storage",
        methods=("PUT",),
        path=r"/volumes/[^/]+/metadata/[^/]+",
        action=answer(lambda request: make_response(200, json=request.json)),
    ),
    Deviation(
        name="volume-metadata-item-made-up",
        breaks="block-storage.volume.metadata-item",
        sentence="A key that is not in a volume's metadata is found all the same.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes/[^/]+/metadata/[^/]+",
        action=status(200, of=404),
    ),
)

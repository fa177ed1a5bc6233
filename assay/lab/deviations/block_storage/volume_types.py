"""Deviations of the types of volumes, and of the limits of their metadata."""

from typing import Any

from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.requests import edit_request_json
from assay.lab.deviations.responses import drop_key, replace

_LONGEST = 255


def _cut_to(length: int) -> Any:
    def cut(body: Any, request: Request) -> None:
        given = body["metadata"]
        body["metadata"] = {(key or "k")[:length]: value[:length] for key, value in given.items()}

    return cut


def _is_at_the_limit(request: Request) -> bool:
    given = (request.json or {}).get("metadata", {})
    return any(max(len(key), len(value)) >= _LONGEST or not key for key, value in given.items())


DEVIATIONS = (
    Deviation(
        name="volume-types-called-otherwise",
        breaks="block-storage.volume-type.list",
        sentence="The list of volume types calls them otherwise than volumes do.",
        service="block-storage",
        methods=("GET",),
        path=r"/types",
        action=replace("volume_types", "*", "name", by=lambda name: f"{name}-1"),
    ),
    Deviation(
        name="volume-types-without-visibility",
        breaks="block-storage.volume-type.list",
        sentence="The list of volume types does not tell who may use them.",
        service="block-storage",
        methods=("GET",),
        path=r"/types",
        action=drop_key("volume_types", "*", "is_public"),
    ),
    Deviation(
        name="volume-type-shown-is-another",
        breaks="block-storage.volume-type.list",
        sentence="Another volume type is shown than the one asked for.",
        service="block-storage",
        methods=("GET",),
        path=r"/types/(?!default)[^/]+",
        action=replace("volume_type", "name", by="another"),
    ),
    Deviation(
        name="volume-metadata-cut-to-fit",
        breaks="block-storage.volume.metadata-limit",
        sentence="Metadata of a volume that is too long is cut to fit instead of refused.",
        service="block-storage",
        methods=("POST",),
        path=r"/volumes/[^/]+/metadata",
        when=_is_at_the_limit,
        action=edit_request_json(_cut_to(_LONGEST)),
    ),
    Deviation(
        name="volume-metadata-cut-by-half",
        breaks="block-storage.volume.metadata-limit",
        sentence="A volume keeps half of the key and the value that may just be.",
        service="block-storage",
        methods=("POST",),
        path=r"/volumes/[^/]+/metadata",
        when=_is_at_the_limit,
        action=edit_request_json(_cut_to(_LONGEST // 2)),
    ),
)

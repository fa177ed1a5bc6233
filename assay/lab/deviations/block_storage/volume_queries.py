"""Deviations of the lists of volumes when several things are asked of them at once, or nothing."""

from typing import Any

from assay.lab.deviations.actions import EditRequest
from assay.lab.deviations.block_storage import flip_direction, is_raw
from assay.lab.deviations.conditions import query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.queries import asks_by
from assay.lab.deviations.requests import forget_query
from assay.lab.deviations.responses import keep_items, replace, set_key

_COMBINED = asks_by("metadata", "status", "sort_key", "sort_dir", "limit")


def _asks_nothing(request: Request) -> bool:
    return is_raw(request) and not request.query


def _counts_unasked(request: Request) -> bool:
    return set(request.query) == {"metadata", "limit"} and not is_raw(request)


def _is_described(volume: Any, request: Request) -> bool:
    return bool(volume.get("description"))


DEVIATIONS = (
    Deviation(
        name="volume-list-hides-the-undescribed",
        breaks="block-storage.volume.list-all",
        sentence="The unfiltered lists of volumes leave out those that are not described.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes(/detail)?",
        when=_asks_nothing,
        action=keep_items("volumes", where=_is_described),
    ),
    Deviation(
        name="volume-list-other-way-round",
        breaks="block-storage.volume.list-combined",
        sentence="The detailed list of volumes is sorted the other way round.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes/detail",
        when=_COMBINED,
        action=EditRequest(flip_direction),
    ),
    Deviation(
        name="volume-list-sorted-and-not-cut",
        breaks="block-storage.volume.list-combined",
        sentence="A list of volumes that is sorted is not cut.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes/detail",
        when=_COMBINED,
        action=forget_query("limit"),
    ),
    *(
        Deviation(
            name=f"volume-brief-filter-{name}-ignored-beside-{other}",
            breaks="block-storage.volume.list-filter-brief",
            sentence=f"The brief list of volumes is not narrowed by {name} if {other} is asked for, too.",
            service="block-storage",
            methods=("GET",),
            path=r"/volumes",
            when=asks_by(name, other),
            action=forget_query(name),
        )
        for name, other in (("metadata", "status"), ("status", "metadata"), ("name", "status"))
    ),
    Deviation(
        name="volume-brief-filter-status-unknown-ignored",
        breaks="block-storage.volume.list-filter-brief",
        sentence="The list of volumes is not narrowed by a status that there is not.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes",
        when=query_has("status", "no-such-status"),
        action=forget_query("status"),
    ),
    Deviation(
        name="volume-filter-zone-ignored",
        breaks="block-storage.volume.list-zone",
        sentence="The lists of volumes are not narrowed by availability zone.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes(/detail)?",
        when=asks_by("metadata", "availability_zone"),
        action=forget_query("availability_zone"),
    ),
    Deviation(
        name="volume-filter-zone-finds-none",
        breaks="block-storage.volume.list-zone",
        sentence="The lists of volumes are empty whenever an availability zone is asked for.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes(/detail)?",
        when=query_has("availability_zone"),
        action=keep_items("volumes", where=lambda volume, request: False),
    ),
    Deviation(
        name="volume-detailed-list-marker-ignored",
        breaks="block-storage.volume.list-pages",
        sentence="Every page of the detailed list of volumes is the first one.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes/detail",
        when=asks_by("metadata", "limit", "marker"),
        action=forget_query("marker"),
    ),
    Deviation(
        name="volume-count-of-the-page",
        breaks="block-storage.volume.list-count",
        sentence="The list of volumes counts those on the page instead of all.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes",
        when=query_has("with_count"),
        action=replace("count", by=1),
    ),
    Deviation(
        name="volume-count-instead-of-limit",
        breaks="block-storage.volume.list-count",
        sentence="A list of volumes that is counted is not cut.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes",
        when=query_has("with_count"),
        action=forget_query("limit"),
    ),
    Deviation(
        name="volume-count-unasked",
        breaks="block-storage.volume.list-count",
        sentence="The list of volumes is counted, asked or not.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes",
        when=_counts_unasked,
        action=set_key("count", to=2),
    ),
)

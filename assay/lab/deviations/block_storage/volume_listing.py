"""Deviations of the list of volumes: what it holds, its filters, pages and order."""

from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.queries import asks_by
from assay.lab.deviations.requests import forget_query
from assay.lab.deviations.responses import drop_key, keep_items, replace

DEVIATIONS = (
    Deviation(
        name="volume-list-in-detail-empty",
        breaks="block-storage.volume.list",
        sentence="The detailed list of volumes leaves out those that are asked for by name.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes/detail",
        when=asks_by("name"),
        action=keep_items("volumes", where=lambda volume, request: False),
    ),
    Deviation(
        name="volume-list-without-size",
        breaks="block-storage.volume.list",
        sentence="The detailed list of volumes does not say their size.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes/detail",
        when=asks_by("name"),
        action=drop_key("volumes", "*", "size"),
    ),
    Deviation(
        name="volume-list-status-stale",
        breaks="block-storage.volume.list",
        sentence="The detailed list of volumes shows a status that is not the volume's.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes/detail",
        when=asks_by("name"),
        action=replace("volumes", "*", "status", by="creating"),
    ),
    *(
        Deviation(
            name=f"volume-filter-{name}-ignored",
            breaks="block-storage.volume.list-filter",
            sentence=f"The list of volumes is not narrowed by {name}.",
            service="block-storage",
            methods=("GET",),
            path=r"/volumes/detail",
            when=asks_by("metadata", name),
            action=forget_query(name),
        )
        for name in ("metadata", "name", "status")
    ),
    Deviation(
        name="volume-list-limit-ignored",
        breaks="block-storage.volume.list-pages",
        sentence="The list of volumes comes whole, whatever length of page is asked for.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes",
        when=asks_by("metadata", "limit"),
        action=forget_query("limit"),
    ),
    Deviation(
        name="volume-list-marker-ignored",
        breaks="block-storage.volume.list-pages",
        sentence="Every page of the list of volumes is the first one.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes",
        when=asks_by("metadata", "limit", "marker"),
        action=forget_query("marker"),
    ),
    Deviation(
        name="volume-list-without-next",
        breaks="block-storage.volume.list-pages",
        sentence="A page of the list of volumes does not tell that there is another.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes",
        when=asks_by("metadata", "limit"),
        action=drop_key("volumes_links"),
    ),
    Deviation(
        name="volume-list-unsorted",
        breaks="block-storage.volume.list-sort",
        sentence="The list of volumes is not sorted as it was asked for.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes",
        when=asks_by("metadata", "sort"),
        action=forget_query("sort"),
    ),
)

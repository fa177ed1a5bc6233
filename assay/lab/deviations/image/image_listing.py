"""Deviations of the list of images: what it holds, its filters, pages and order."""

from assay.lab.deviations.conditions import query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.queries import asks_by
from assay.lab.deviations.requests import forget_query
from assay.lab.deviations.responses import drop_key, keep_items

_FILTERS = ("name", "status", "visibility", "disk_format", "container_format", "size_min", "size_max")

DEVIATIONS = (
    Deviation(
        name="image-list-hides-private",
        breaks="image.image.list",
        sentence="The unfiltered list of images leaves out the private ones.",
        service="image",
        methods=("GET",),
        path=r"/images",
        when=lambda request: set(request.query) <= {"limit", "marker"},
        action=keep_items("images", where=lambda image, request: image["visibility"] != "private"),
    ),
    *(
        Deviation(
            name=f"image-filter-{name.replace('_', '-')}-ignored",
            breaks="image.image.list-filter",
            sentence=f"The list of images is not narrowed by {name}.",
            service="image",
            methods=("GET",),
            path=r"/images",
            when=asks_by("tag", name),
            action=forget_query(name),
        )
        for name in _FILTERS
    ),
    Deviation(
        name="image-filter-tag-ignored",
        breaks="image.image.list-filter",
        sentence="The list of images is not narrowed by tag.",
        service="image",
        methods=("GET",),
        path=r"/images",
        # Beside another filter, which keeps the images of others out of sight.
        when=asks_by("tag", "name"),
        action=forget_query("tag"),
    ),
    Deviation(
        name="image-list-limit-ignored",
        breaks="image.image.list-pages",
        sentence="The list of images comes whole, whatever length of page is asked for.",
        service="image",
        methods=("GET",),
        path=r"/images",
        when=query_has("tag"),
        action=forget_query("limit"),
    ),
    Deviation(
        name="image-list-marker-ignored",
        breaks="image.image.list-pages",
        sentence="Every page of the list of images is the first one.",
        service="image",
        methods=("GET",),
        path=r"/images",
        when=query_has("tag"),
        action=forget_query("marker"),
    ),
    Deviation(
        name="image-list-without-next",
        breaks="image.image.list-pages",
        sentence="A page of the list of images does not link to the next.",
        service="image",
        methods=("GET",),
        path=r"/images",
        when=query_has("tag"),
        action=drop_key("next"),
    ),
    Deviation(
        name="image-list-direction-ignored",
        breaks="image.image.list-sort",
        sentence="The list of images is sorted downwards, whichever direction is asked for.",
        service="image",
        methods=("GET",),
        path=r"/images",
        when=query_has("tag"),
        action=forget_query("sort_dir"),
    ),
)

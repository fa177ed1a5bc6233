"""Deviations of the pages and the order of the list of snapshots."""

from dataclasses import replace as changed

from assay.lab.deviations.actions import EditRequest
from assay.lab.deviations.block_storage import flip_direction
from assay.lab.deviations.conditions import query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.queries import asks_by
from assay.lab.deviations.requests import forget_query
from assay.lab.deviations.responses import edit_json

_SORTED = asks_by("volume_id", "sort_key", "sort_dir")


def _at_most_two(request: Request) -> Request:
    return changed(request, target=request.target.replace("limit=100000", "limit=2"))


DEVIATIONS = (
    Deviation(
        name="snapshot-list-lacks-the-oldest",
        breaks="block-storage.snapshot.list-pages",
        sentence="The list of a volume's snapshots leaves out the oldest.",
        service="block-storage",
        methods=("GET",),
        path=r"/snapshots",
        when=asks_by("volume_id"),
        action=edit_json(lambda body, request: body["snapshots"].pop()),
    ),
    *(
        Deviation(
            name=f"snapshot-list-{name}-ignored",
            breaks="block-storage.snapshot.list-pages",
            sentence=f"The list of snapshots takes no notice of the {name}.",
            service="block-storage",
            methods=("GET",),
            path=r"/snapshots",
            when=asks_by("volume_id", *asked),
            action=forget_query(name),
        )
        for name, asked in (("limit", ("limit",)), ("marker", ("marker",)), ("offset", ("offset", "limit")))
    ),
    Deviation(
        name="snapshot-list-limit-capped",
        breaks="block-storage.snapshot.list-pages",
        sentence="The list of snapshots is cut where no one asked for it.",
        service="block-storage",
        methods=("GET",),
        path=r"/snapshots",
        when=query_has("limit", "100000"),
        action=EditRequest(_at_most_two),
    ),
    Deviation(
        name="snapshot-list-key-ignored",
        breaks="block-storage.snapshot.list-sort",
        sentence="The list of snapshots is sorted by age, whatever it was asked to be sorted by.",
        service="block-storage",
        methods=("GET",),
        path=r"/snapshots",
        when=_SORTED,
        action=forget_query("sort_key"),
    ),
    Deviation(
        name="snapshot-list-other-way-round",
        breaks="block-storage.snapshot.list-sort",
        sentence="The list of snapshots is sorted the other way round.",
        service="block-storage",
        methods=("GET",),
        path=r"/snapshots",
        when=_SORTED,
        action=EditRequest(flip_direction),
    ),
)

"""Deviations of the list of features."""

from assay.lab.deviations.answers import respond
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.object_store.wordings import is_anonymous
from assay.lab.deviations.responses import drop_key

DEVIATIONS = (
    Deviation(
        name="object-info-wants-a-token",
        breaks="object-store.info.get",
        sentence="The list of features is empty for whoever brings no token.",
        service="object-store",
        methods=("GET",),
        path=r"/info",
        when=is_anonymous,
        action=respond(200, json={}),
    ),
    Deviation(
        name="object-info-without-core",
        breaks="object-store.info.get",
        sentence="The list of features lacks the settings of the core.",
        service="object-store",
        methods=("GET",),
        path=r"/info",
        when=is_anonymous,
        action=drop_key("swift"),
    ),
)

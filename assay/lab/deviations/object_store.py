"""Deviations of the object store."""

from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.responses import flip_byte, truncate

DEVIATIONS = (
    Deviation(
        name="object-content-corrupted",
        breaks="object-store.object.get",
        sentence="One byte of a downloaded object differs from what was uploaded.",
        service="object-store",
        methods=("GET",),
        path=r"/[^/]+/.+",
        action=flip_byte(),
    ),
    Deviation(
        name="object-content-truncated",
        breaks="object-store.object.get",
        sentence="A downloaded object lacks its last byte, and the response looks complete.",
        service="object-store",
        methods=("GET",),
        path=r"/[^/]+/.+",
        action=truncate(missing=1),
    ),
)

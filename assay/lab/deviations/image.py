"""Deviations of the image service."""

from assay.lab.deviations.answers import swallow
from assay.lab.deviations.deviation import Deviation

DEVIATIONS = (
    Deviation(
        name="image-deletion-swallowed",
        breaks="image.image.delete",
        sentence="Deleting an image is accepted, and the image stays.",
        service="image",
        methods=("DELETE",),
        path=r"/images/[^/]+",
        action=swallow(204),
    ),
)

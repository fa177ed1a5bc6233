"""Deviations of the tags of images."""

from assay.lab.deviations.answers import swallow
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.responses import status

DEVIATIONS = (
    Deviation(
        name="image-second-tag-swallowed",
        breaks="image.tag.set",
        sentence="A second tag is accepted, and the image has the first one only.",
        service="image",
        methods=("PUT",),
        path=r"/images/[^/]+/tags/two",
        action=swallow(204),
    ),
    Deviation(
        name="image-tag-removal-swallowed",
        breaks="image.tag.set",
        sentence="Removing a tag is accepted, and the tag stays.",
        service="image",
        methods=("DELETE",),
        path=r"/images/[^/]+/tags/one",
        action=swallow(204),
    ),
    Deviation(
        name="image-unknown-tag-removed",
        breaks="image.tag.delete-unknown",
        sentence="Removing a tag that an image does not have is said to be done.",
        service="image",
        methods=("DELETE",),
        path=r"/images/[^/]+/tags/[^/]+",
        action=status(204, of=404),
    ),
)

"""Deviations of the schemas of images."""

from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.responses import drop_key, replace

DEVIATIONS = (
    Deviation(
        name="image-schema-lacks-visibility",
        breaks="image.schema.get",
        sentence="The schema of an image does not describe its visibility.",
        service="image",
        methods=("GET",),
        path=r"/schemas/image",
        action=drop_key("properties", "visibility"),
    ),
    Deviation(
        name="image-schema-status-writable",
        breaks="image.schema.get",
        sentence="The schema of an image says that its status can be written.",
        service="image",
        methods=("GET",),
        path=r"/schemas/image",
        action=drop_key("properties", "status", "readOnly"),
    ),
    Deviation(
        name="image-schema-of-lists-wrong",
        breaks="image.schema.get",
        sentence="The schema of a list of images says that it lists something else.",
        service="image",
        methods=("GET",),
        path=r"/schemas/images",
        action=replace("properties", "images", "items", "name", by="member"),
    ),
)

"""Deviations of the data of images: uploaded twice, imported, taken out of use."""

from dataclasses import replace as changed

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.afterwards import after
from assay.lab.deviations.answers import swallow
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.requests import edit_upload
from assay.lab.deviations.responses import drop_header, replace, status

_METHODS = "import-methods"


def _refused_again(request: Request, response: Response) -> bool:
    return request.method == "PUT" and response.status == 409


def _spoilt(response: Response, request: Request) -> Response:
    if request.method != "GET":
        return response
    if request.path.endswith("/file"):
        return changed(response, body=b"other data")
    body = response.json
    return response.with_json({**body, "status": "saving", "size": 10}) if body else response


def _queued(response: Response, request: Request) -> Response:
    body = response.json
    if not isinstance(body, dict) or body.get("status") != "uploading":
        return response
    return response.with_json({**body, "status": "queued"})


DEVIATIONS = (
    Deviation(
        name="image-second-upload-accepted",
        breaks="image.image.upload-once",
        sentence="Another upload to an active image is said to be done.",
        service="image",
        methods=("PUT",),
        path=r"/images/[^/]+/file",
        action=status(204, of=409),
    ),
    Deviation(
        name="image-second-upload-spoils",
        breaks="image.image.upload-once",
        sentence="Another upload to an active image is refused, and spoils what it was.",
        service="image",
        methods=("PUT", "GET"),
        path=r"/images/[^/]+(/file)?",
        action=after(_refused_again, _spoilt),
    ),
    Deviation(
        name="image-deactivation-swallowed",
        breaks="image.image.deactivate",
        sentence="Deactivating an image is accepted and does nothing.",
        service="image",
        methods=("POST",),
        path=r"/images/[^/]+/actions/deactivate",
        action=swallow(204),
    ),
    Deviation(
        name="image-reactivation-swallowed",
        breaks="image.image.deactivate",
        sentence="Reactivating an image is accepted and does nothing.",
        service="image",
        methods=("POST",),
        path=r"/images/[^/]+/actions/reactivate",
        action=swallow(204),
    ),
    Deviation(
        name="image-deactivation-answered-otherwise",
        breaks="image.image.deactivate",
        sentence="Deactivating and reactivating an image are answered with another status.",
        service="image",
        methods=("POST",),
        path=r"/images/[^/]+/actions/(de|re)activate",
        action=status(200, of=204),
    ),
    Deviation(
        name="image-import-methods-of-another-type",
        breaks="image.import.methods",
        sentence="The ways of importing data are said to be one text.",
        service="image",
        methods=("GET",),
        path=r"/info/import",
        action=replace(_METHODS, "type", by="string"),
    ),
    Deviation(
        name="image-import-methods-twice",
        breaks="image.import.methods",
        sentence="Every way of importing data is told twice.",
        service="image",
        methods=("GET",),
        path=r"/info/import",
        action=replace(_METHODS, "value", by=lambda methods: methods * 2),
    ),
    Deviation(
        name="image-import-methods-not-told-with-image",
        breaks="image.import.methods",
        sentence="A new image does not say in which ways data can be imported.",
        service="image",
        methods=("POST",),
        path=r"/images",
        action=drop_header("OpenStack-image-import-methods"),
    ),
    Deviation(
        name="image-staging-answered-otherwise",
        breaks="image.import.direct",
        sentence="Staging data is answered with another status.",
        service="image",
        methods=("PUT",),
        path=r"/images/[^/]+/stage",
        action=status(200, of=204),
    ),
    Deviation(
        name="image-staging-not-told",
        breaks="image.import.direct",
        sentence="An image whose data is staged says that it has none.",
        service="image",
        methods=("GET",),
        path=r"/images/[^/]+",
        action=EditResponse(_queued, needs_body=True),
    ),
    Deviation(
        name="image-staged-data-altered",
        breaks="image.import.direct",
        sentence="Staged data is altered before it becomes the image's.",
        service="image",
        methods=("PUT",),
        path=r"/images/[^/]+/stage",
        action=edit_upload(bytes.lower),
    ),
    Deviation(
        name="image-import-swallowed",
        breaks="image.import.direct",
        sentence="The import of staged data is accepted and never begun.",
        service="image",
        methods=("POST",),
        path=r"/images/[^/]+/import",
        action=swallow(202),
    ),
    Deviation(
        name="image-import-answered-otherwise",
        breaks="image.import.direct",
        sentence="Asking for the import of staged data is answered with another status.",
        service="image",
        methods=("POST",),
        path=r"/images/[^/]+/import",
        action=status(200, of=202),
    ),
)

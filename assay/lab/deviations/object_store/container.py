"""Deviations of containers: their creation, their deletion and their metadata."""

from dataclasses import replace

from assay.lab.deviations.actions import Answer, EditRequest, EditResponse
from assay.lab.deviations.answers import make_response, swallow
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.object_store.wordings import (
    CONTAINER,
    OBJECT,
    drop_headers,
    has_header,
    names_after,
)
from assay.lab.deviations.requests import drop_request_header
from assay.lab.deviations.responses import status

_SET = "X-Container-Meta-"
_REMOVE = "X-Remove-Container-Meta-"
_SEASON = "X-Container-Meta-Season"


def _conflict_when_created_again(request: Request) -> Response | None:
    if request.path in request.memory:
        return make_response(409, body=b"BucketAlreadyOwnedByYou")
    request.memory[request.path] = True
    return None


def _empty_when_created_again(request: Request) -> Response | None:
    container = "/" + request.path.split("/")[1]
    if request.method == "PUT" and request.path == container:
        request.memory[container] = request.memory.get(container, 0) + 1
    elif request.method == "HEAD" and request.path != container and request.memory.get(container, 0) > 1:
        return make_response(404)
    return None


def _there_after_deletion(request: Request) -> Response | None:
    if request.method == "DELETE":
        request.memory[request.path] = True
    elif request.path in request.memory:
        return make_response(204, headers={"X-Container-Object-Count": "0", "X-Container-Bytes-Used": "0"})
    return None


def _emptied_by_refused_deletion(response: Response, request: Request) -> Response:
    if request.method == "DELETE" and response.status == 409:
        request.memory[request.path] = True
    elif request.method == "HEAD" and "/" + request.path.split("/")[1] in request.memory:
        return replace(response, status=404, reason="")
    return response


def _forget_unnamed(request: Request) -> Request:
    known: set[str] = request.memory.setdefault(request.path, set())
    unnamed = known - names_after(request, _SET)
    known |= names_after(request, _SET)
    return replace(request, headers=(*request.headers, *((_REMOVE + name, "x") for name in unnamed)))


def _keep_old_values(request: Request) -> Request:
    known: set[str] = request.memory.setdefault(request.path, set())
    kept = tuple(pair for pair in request.headers if pair[0].lower().removeprefix(_SET.lower()) not in known)
    known |= names_after(request, _SET)
    return replace(request, headers=kept)


def _remove_everything(request: Request) -> Request:
    known: set[str] = request.memory.setdefault(request.path, set())
    known |= names_after(request, _SET)
    if "brief" not in names_after(request, _REMOVE):
        return request
    return replace(request, headers=(*request.headers, *((_REMOVE + name, "x") for name in known)))


DEVIATIONS = (
    Deviation(
        name="object-container-creation-swallowed",
        breaks="object-store.container.create",
        sentence="The creation of a container with metadata is accepted and does nothing.",
        service="object-store",
        methods=("PUT",),
        path=CONTAINER,
        when=has_header(_SEASON),
        action=swallow(201),
    ),
    Deviation(
        name="object-container-created-without-metadata",
        breaks="object-store.container.create",
        sentence="A container is created without the metadata that was given with it.",
        service="object-store",
        methods=("PUT",),
        path=CONTAINER,
        when=has_header(_SEASON),
        action=drop_request_header(_SEASON),
    ),
    Deviation(
        name="object-container-creation-conflicts",
        breaks="object-store.container.create-again",
        sentence="Creating a container that exists is a conflict, as it may be in S3.",
        service="object-store",
        methods=("PUT",),
        path=CONTAINER,
        action=Answer(_conflict_when_created_again),
    ),
    Deviation(
        name="object-container-creation-empties",
        breaks="object-store.container.create-again",
        sentence="Creating a container that exists loses the objects in it.",
        service="object-store",
        methods=("PUT", "HEAD"),
        path=rf"{CONTAINER}|{OBJECT}",
        action=Answer(_empty_when_created_again),
    ),
    Deviation(
        name="object-container-there-after-deletion",
        breaks="object-store.container.delete",
        sentence="A deleted container goes on showing itself.",
        service="object-store",
        methods=("DELETE", "HEAD"),
        path=CONTAINER,
        action=Answer(_there_after_deletion),
    ),
    Deviation(
        name="object-container-deleted-twice",
        breaks="object-store.container.delete",
        sentence="Deleting a container that does not exist is a success.",
        service="object-store",
        methods=("DELETE",),
        path=CONTAINER,
        action=status(204, of=404),
    ),
    Deviation(
        name="object-container-deleted-with-objects",
        breaks="object-store.container.delete-not-empty",
        sentence="The deletion of a container that holds objects is accepted.",
        service="object-store",
        methods=("DELETE",),
        path=CONTAINER,
        action=status(204, of=409),
    ),
    Deviation(
        name="object-container-emptied-by-refused-deletion",
        breaks="object-store.container.delete-not-empty",
        sentence="The deletion of a container that holds objects is refused, and the objects are lost.",
        service="object-store",
        methods=("DELETE", "HEAD"),
        path=rf"{CONTAINER}|{OBJECT}",
        action=EditResponse(_emptied_by_refused_deletion, statuses=(200, 409)),
    ),
    Deviation(
        name="object-container-metadata-replaced-as-a-whole",
        breaks="object-store.container.metadata-set",
        sentence="Setting one item of a container's metadata removes the others.",
        service="object-store",
        methods=("POST",),
        path=CONTAINER,
        when=has_header(_SET),
        action=EditRequest(_forget_unnamed),
    ),
    Deviation(
        name="object-container-metadata-set-once",
        breaks="object-store.container.metadata-set",
        sentence="An item of a container's metadata keeps its first value for ever.",
        service="object-store",
        methods=("POST",),
        path=CONTAINER,
        when=has_header(_SET),
        action=EditRequest(_keep_old_values),
    ),
    Deviation(
        name="object-container-metadata-not-removed",
        breaks="object-store.container.metadata-remove",
        sentence="An item of a container's metadata cannot be removed.",
        service="object-store",
        methods=("POST",),
        path=CONTAINER,
        when=has_header(_REMOVE + "Brief"),
        action=drop_headers(_REMOVE),
    ),
    Deviation(
        name="object-container-metadata-removed-as-a-whole",
        breaks="object-store.container.metadata-remove",
        sentence="Removing one item of a container's metadata removes all of it.",
        service="object-store",
        methods=("POST",),
        path=CONTAINER,
        action=EditRequest(_remove_everything),
    ),
)

"""Deviations in which a request to the object store is carried out and answered otherwise."""

from dataclasses import replace as changed
from typing import Any

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.answers import respond
from assay.lab.deviations.conditions import Condition, header_is, query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.object_store.wordings import (
    ACCOUNT,
    CONTAINER,
    OBJECT,
    has_header,
    is_signed,
    lists_all,
)
from assay.lab.deviations.requests import drop_request_header
from assay.lab.deviations.responses import edit_json, set_key, status

_SEASON = "X-Container-Meta-Season"
_OTHER_TYPE = "application/octet-stream"
_A_FEW = "2"


def _there_before(response: Response, request: Request) -> Response:
    """A container is said to be there before it was ever made."""
    if request.method == "PUT":
        request.memory[request.path] = True
    elif request.path not in request.memory and response.status == 404:
        return changed(response, status=204, reason="")
    return response


def _if_has(name: str, value: str, *, status: int = 0, **wrong: str) -> EditResponse:
    """What has this header with this value is answered with others, and another status if one is given."""

    def edit(response: Response, request: Request) -> Response:
        if response.header(name) != value:
            return response
        for other, put in wrong.items():
            response = response.with_header(other.replace("_", "-"), put)
        return changed(response, status=status or response.status, reason="")

    return EditResponse(edit)


def _without_counts(response: Response, request: Request) -> Response:
    return response.without_header("X-Account-Container-Count").without_header("X-Account-Object-Count")


def _with_owner(response: Response, request: Request) -> Response:
    count = response.header("X-Container-Object-Count") or "0"
    return response.with_header("X-Container-Meta-Owner", "somebody") if count > _A_FEW else response


def _of_other_types(listing: Any, request: Request) -> None:
    for item in listing:
        item["content_type"] = _OTHER_TYPE


def _one_byte_less(response: Response, request: Request) -> Response:
    if not response.header("X-Static-Large-Object"):
        return response
    return response.with_header("Content-Length", str(int(response.header("Content-Length") or 1) - 1))


def _opens(to: str) -> Condition:
    """It opens a container to these, and does nothing else."""
    opens, shares = header_is("X-Container-Read", to), has_header("X-Container-Meta-")
    return lambda request: opens(request) and not shares(request)


def _delete_at(response: Response, request: Request) -> Response:
    return changed(response, status=203, reason="") if response.header("X-Delete-At") else response


DEVIATIONS = (
    *(
        Deviation(
            name=f"object-{name}-answered-otherwise",
            breaks=f"object-store.{check}",
            sentence=f"{what} is answered with another status.",
            service="object-store",
            methods=(method,),
            path=path,
            when=when,
            action=status(new, of=of),
        )
        for name, check, what, method, path, when, new, of in (
            (
                "container-creation",
                "container.create",
                "The creation of a container with metadata",
                "PUT",
                CONTAINER,
                header_is(_SEASON),
                200,
                201,
            ),
            (
                "container-deletion",
                "container.delete",
                "Deleting a container",
                "DELETE",
                CONTAINER,
                None,
                200,
                204,
            ),
            (
                "static-manifest",
                "large-object.static",
                "The upload of a manifest",
                "PUT",
                OBJECT,
                query_has("multipart-manifest", "put"),
                200,
                201,
            ),
            (
                "copy-from",
                "object.copy-from",
                "Creating an object from another",
                "PUT",
                r"/[^/]+/copy",
                header_is("X-Copy-From"),
                200,
                201,
            ),
            (
                "copy-to",
                "object.copy-to",
                "Copying an object",
                "COPY",
                r"/[^/]+/[^/]+-here-[0-9]+",
                None,
                200,
                201,
            ),
            (
                "upload",
                "object.create",
                "An upload",
                "PUT",
                OBJECT,
                header_is("Content-Type", "text/csv"),
                200,
                201,
            ),
            (
                "verified-upload",
                "object.create-verified",
                "An upload with its checksum",
                "PUT",
                OBJECT,
                header_is("ETag"),
                200,
                201,
            ),
            ("deletion", "object.delete", "Deleting an object", "DELETE", OBJECT, None, 200, 204),
            (
                "signed-upload",
                "temp-url.put",
                "An upload by a URL",
                "PUT",
                r"/[^/]+/dropped",
                is_signed,
                200,
                201,
            ),
            (
                "counted-upload",
                "container.quota-count",
                "An upload",
                "PUT",
                r"/[^/]+/(first|second)",
                None,
                200,
                201,
            ),
        )
    ),
    Deviation(
        name="object-container-there-before",
        breaks="object-store.container.create",
        sentence="A container is said to be there before it is created.",
        service="object-store",
        methods=("PUT", "HEAD"),
        path=CONTAINER,
        action=EditResponse(_there_before, statuses=range(200, 600)),
    ),
    Deviation(
        name="object-account-without-counts",
        breaks="object-store.account.show",
        sentence="An account does not tell how many containers and objects it holds.",
        service="object-store",
        methods=("HEAD",),
        path=ACCOUNT,
        action=EditResponse(_without_counts),
    ),
    Deviation(
        name="object-container-with-metadata-of-nobody",
        breaks="object-store.container.show",
        sentence="A container has metadata that nobody gave it.",
        service="object-store",
        methods=("HEAD",),
        path=CONTAINER,
        action=EditResponse(_with_owner),
    ),
    Deviation(
        name="object-listing-of-other-types",
        breaks="object-store.container.list",
        sentence="Objects are listed with another type than they have.",
        service="object-store",
        methods=("GET",),
        path=CONTAINER,
        when=lists_all,
        action=edit_json(_of_other_types),
    ),
    Deviation(
        name="object-container-metadata-not-added",
        breaks="object-store.container.metadata-set",
        sentence="An item cannot be added to the metadata of a container that has some.",
        service="object-store",
        methods=("POST",),
        path=CONTAINER,
        when=header_is("X-Container-Meta-Taste"),
        action=drop_request_header("X-Container-Meta-Taste"),
    ),
    Deviation(
        name="object-info-without-settings",
        breaks="object-store.info.get",
        sentence="A feature is listed as being there, without its settings.",
        service="object-store",
        methods=("GET",),
        path=r"/info",
        action=set_key("staticweb", to=True),
    ),
    Deviation(
        name="object-static-one-byte-less",
        breaks="object-store.large-object.static",
        sentence="A static large object says that it has one byte less than its segments.",
        service="object-store",
        methods=("HEAD",),
        path=OBJECT,
        action=EditResponse(_one_byte_less),
    ),
    *(
        Deviation(
            name=f"object-{condition.lower()}-never",
            breaks="object-store.object.conditional",
            sentence=f"A download with {condition} is never sent.",
            service="object-store",
            methods=("GET",),
            path=OBJECT,
            when=header_is(condition),
            action=respond(answer),
        )
        for condition, answer in (("If-None-Match", 304), ("If-Match", 412))
    ),
    Deviation(
        name="object-shown-shorter",
        breaks="object-store.object.create",
        sentence="An uploaded object is shown with another size, and as if by hearsay.",
        service="object-store",
        methods=("HEAD",),
        path=OBJECT,
        action=_if_has("X-Object-Meta-Colour", "blue", status=203, Content_Length="1"),
    ),
    Deviation(
        name="object-download-of-another-type",
        breaks="object-store.object.get",
        sentence="A download comes with another type, and with other metadata.",
        service="object-store",
        methods=("GET",),
        path=OBJECT,
        action=_if_has("X-Object-Meta-Kind", "all of them", Content_Type="text/plain", X_Object_Meta_Kind=""),
    ),
    Deviation(
        name="object-that-expires-by-hearsay",
        breaks="object-store.object.expire",
        sentence="An object that will expire is shown as if by hearsay.",
        service="object-store",
        methods=("HEAD",),
        path=OBJECT,
        action=EditResponse(_delete_at),
    ),
    Deviation(
        name="object-name-with-odd-letters-refused",
        breaks="object-store.object.name",
        sentence="A name with other letters than the English ones is refused.",
        service="object-store",
        methods=("PUT",),
        path=OBJECT,
        when=lambda request: not request.path.isascii(),
        action=respond(400),
    ),
    Deviation(
        name="object-opened-to-nobody",
        breaks="object-store.container.acl-listing",
        sentence="Opening the objects of a container, and not their list, opens nothing.",
        service="object-store",
        methods=("POST",),
        path=CONTAINER,
        when=_opens(".r:*"),
        action=drop_request_header("X-Container-Read"),
    ),
    Deviation(
        name="object-and-list-opened-to-nobody",
        breaks="object-store.container.acl-read",
        sentence="Opening the objects of a container and their list opens nothing.",
        service="object-store",
        methods=("POST",),
        path=CONTAINER,
        when=_opens(".r:*,.rlistings"),
        action=drop_request_header("X-Container-Read"),
    ),
    Deviation(
        name="object-static-not-deleted",
        breaks="object-store.large-object.static-delete",
        sentence="Deleting a static large object with its segments is accepted and does nothing.",
        service="object-store",
        methods=("DELETE",),
        path=OBJECT,
        when=query_has("multipart-manifest", "delete"),
        action=respond(200),
    ),
    Deviation(
        name="object-version-read-is-the-first",
        breaks="object-store.object.versions",
        sentence="Where versions are kept, an upload over an object is not what is read.",
        service="object-store",
        methods=("GET",),
        path=r"/[^/]+/draft",
        action=EditResponse(
            lambda response, request: changed(response, status=200, reason="").with_header("ETag", "0" * 32),
            statuses=(200, 404),
        ),
    ),
)

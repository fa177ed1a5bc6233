"""Deviations of what other projects may do with containers."""

from dataclasses import replace as changed

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.conditions import Condition
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.object_store.wordings import CONTAINER
from assay.lab.deviations.requests import drop_request_header
from assay.lab.deviations.responses import status

_DIARY = r"/[^/]+/diary"


def _grants_one_user(header: str) -> Condition:
    return lambda request: not (request.header(header) or ".").startswith(".")


def _overwritten(response: Response, request: Request) -> Response:
    if request.method == "PUT" and response.status == 403:
        request.memory[request.path] = request.body
    elif request.method == "GET" and request.path in request.memory:
        return changed(response, body=b"overwritten")
    return response


DEVIATIONS = (
    Deviation(
        name="object-account-open-to-other-projects",
        breaks="object-store.container.isolated",
        sentence="Other projects may list and read what is in an account.",
        service="object-store",
        methods=("GET",),
        path=rf"/|{CONTAINER}|{_DIARY}",
        action=status(200, of=403),
    ),
    Deviation(
        name="object-open-to-writing-by-other-projects",
        breaks="object-store.container.isolated",
        sentence="Other projects may replace and delete what is in a container.",
        service="object-store",
        methods=("PUT", "DELETE"),
        path=_DIARY,
        action=status(201, of=403),
    ),
    Deviation(
        name="object-container-changed-by-other-projects",
        breaks="object-store.container.isolated",
        sentence="Other projects may set the metadata of a container.",
        service="object-store",
        methods=("POST",),
        path=CONTAINER,
        action=status(204, of=403),
    ),
    Deviation(
        name="object-overwritten-although-refused",
        breaks="object-store.container.isolated",
        sentence="Another project that replaces an object is refused, and the object is replaced.",
        service="object-store",
        methods=("PUT", "GET"),
        path=_DIARY,
        action=EditResponse(_overwritten, statuses=(200, 403), needs_body=True),
    ),
    Deviation(
        name="object-read-before-it-is-granted",
        breaks="object-store.container.acl-user",
        sentence="A user of another project reads an object before that is granted.",
        service="object-store",
        methods=("GET",),
        path=r"/[^/]+/letter",
        action=status(200, of=403),
    ),
    Deviation(
        name="object-written-before-it-is-granted",
        breaks="object-store.container.acl-user",
        sentence="A user of another project writes an object before that is granted.",
        service="object-store",
        methods=("PUT",),
        path=r"/[^/]+/answer",
        action=status(201, of=403),
    ),
    *(
        Deviation(
            name=f"object-{what}-not-granted",
            breaks="object-store.container.acl-user",
            sentence=f"Granting one user to {what} what is in a container is accepted and does nothing.",
            service="object-store",
            methods=("POST",),
            path=CONTAINER,
            when=_grants_one_user(header),
            action=drop_request_header(header),
        )
        for what, header in (("read", "X-Container-Read"), ("write", "X-Container-Write"))
    ),
)

"""Deviations of what is said of objects and accounts, and of the limits of that."""

from dataclasses import replace as changed

from assay.lab.deviations.actions import EditRequest, EditResponse
from assay.lab.deviations.answers import respond, swallow
from assay.lab.deviations.conditions import Condition, header_is
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.object_store.wordings import ACCOUNT, CONTAINER, OBJECT, has_header, names_after
from assay.lab.deviations.requests import drop_request_header, set_request_header
from assay.lab.deviations.responses import status

_META = "X-Object-Meta-"
_ACCOUNT = "X-Account-Meta-assay-"
_NEW = header_is(_META + "New")
_LONGEST_OBJECT, _LONGEST_CONTAINER, _LONGEST_NAME, _LONGEST_VALUE = 1024, 256, 128, 256


def _name_has(length: int) -> Condition:
    """What the path ends with has this many letters."""
    return lambda request: len(request.path.split("/")[-1]) == length


def _lengths(request: Request) -> list[tuple[int, int]]:
    """Of each item of metadata how long its name and its value are."""
    return [(len(name), len(request.header(_META + name) or "")) for name in names_after(request, _META)]


def _is_at_the_limit(request: Request) -> bool:
    return (_LONGEST_NAME, _LONGEST_VALUE) in _lengths(request)


def _cut(request: Request) -> Request:
    longest = len(_META) + _LONGEST_NAME
    headers = tuple(
        (name[:longest], value[:_LONGEST_VALUE]) if name.lower().startswith(_META.lower()) else (name, value)
        for name, value in request.headers
    )
    return changed(request, headers=headers)


def _other_content(response: Response, request: Request) -> Response:
    return response.with_header("ETag", "0" * 32) if response.header(_META + "New") else response


def _as_a_page(request: Request) -> Request:
    bare = request.without_header("Content-Encoding").without_header("Content-Disposition")
    return bare.with_header("Content-Type", "application/octet-stream")


def _none_instead_of_empty(request: Request) -> Request:
    headers = tuple((name, value or "none") for name, value in request.headers)
    return changed(request, headers=headers)


def _forgotten_when_set(request: Request) -> Request:
    kept = tuple(pair for pair in request.headers if not pair[0].lower().startswith(_ACCOUNT.lower()))
    return changed(request, headers=kept)


def _shown_for_ever(response: Response, request: Request) -> Response:
    shown: dict[str, str] = request.memory
    for name, value in response.headers:
        if name.lower().startswith(_ACCOUNT.lower()):
            shown[name] = value
    for name, value in shown.items():
        response = response.with_header(name, value)
    return response


DEVIATIONS = (
    Deviation(
        name="object-metadata-joins-the-old",
        breaks="object-store.object.metadata-replace",
        sentence="Metadata that is set on an object joins what it had.",
        service="object-store",
        methods=("POST",),
        path=OBJECT,
        when=_NEW,
        action=set_request_header(_META + "Old", "goes"),
    ),
    Deviation(
        name="object-metadata-change-swallowed",
        breaks="object-store.object.metadata-replace",
        sentence="Setting the metadata of an object is accepted and does nothing.",
        service="object-store",
        methods=("POST",),
        path=OBJECT,
        when=_NEW,
        action=swallow(202),
    ),
    Deviation(
        name="object-metadata-changes-type",
        breaks="object-store.object.metadata-replace",
        sentence="Setting the metadata of an object makes it one of unknown type.",
        service="object-store",
        methods=("POST",),
        path=OBJECT,
        when=_NEW,
        action=set_request_header("Content-Type", "application/octet-stream"),
    ),
    Deviation(
        name="object-metadata-changes-content",
        breaks="object-store.object.metadata-replace",
        sentence="An object whose metadata was set has another checksum.",
        service="object-store",
        methods=("HEAD",),
        path=OBJECT,
        action=EditResponse(_other_content),
    ),
    Deviation(
        name="object-metadata-answered-otherwise",
        breaks="object-store.object.metadata-replace",
        sentence="Setting the metadata of an object is answered with another status.",
        service="object-store",
        methods=("POST",),
        path=OBJECT,
        when=_NEW,
        action=status(204, of=202),
    ),
    Deviation(
        name="object-description-forgotten",
        breaks="object-store.object.headers",
        sentence="An object forgets its type, its encoding and under which name to save it.",
        service="object-store",
        methods=("PUT",),
        path=OBJECT,
        when=header_is("Content-Encoding", "gzip"),
        action=EditRequest(_as_a_page),
    ),
    Deviation(
        name="object-metadata-cut-to-fit",
        breaks="object-store.object.metadata-limit",
        sentence="Metadata of an object that is too long is cut to fit instead of refused.",
        service="object-store",
        methods=("POST",),
        path=OBJECT,
        action=EditRequest(_cut),
    ),
    Deviation(
        name="object-metadata-at-the-limit-refused",
        breaks="object-store.object.metadata-limit",
        sentence="Metadata of an object that is just as long as it may be is refused.",
        service="object-store",
        methods=("POST",),
        path=OBJECT,
        when=_is_at_the_limit,
        action=respond(400),
    ),
    *(
        Deviation(
            name=f"{what}-name-{longer}",
            breaks=f"object-store.{check}.name-limit",
            sentence=sentence,
            service="object-store",
            methods=("PUT",),
            path=path,
            when=_name_has(length),
            action=action,
        )
        for what, check, path, longest in (
            ("object", "object", OBJECT, _LONGEST_OBJECT),
            ("object-container", "container", CONTAINER, _LONGEST_CONTAINER),
        )
        for longer, sentence, length, action in (
            ("too-long-accepted", "A name that is too long is accepted.", longest + 1, swallow(201)),
            ("at-the-limit-refused", "A name as long as may be is refused.", longest, respond(400)),
        )
    ),
    Deviation(
        name="object-account-metadata-forgotten",
        breaks="object-store.account.metadata",
        sentence="Metadata that is set on an account is accepted and forgotten.",
        service="object-store",
        methods=("POST",),
        path=ACCOUNT,
        when=has_header(_ACCOUNT),
        action=EditRequest(_forgotten_when_set),
    ),
    Deviation(
        name="object-account-metadata-never-empty",
        breaks="object-store.account.metadata",
        sentence="Metadata of an account that has no value is given one.",
        service="object-store",
        methods=("POST",),
        path=ACCOUNT,
        when=has_header(_ACCOUNT),
        action=EditRequest(_none_instead_of_empty),
    ),
    Deviation(
        name="object-account-metadata-shown-for-ever",
        breaks="object-store.account.metadata",
        sentence="Metadata that is removed from an account goes on being shown.",
        service="object-store",
        methods=("HEAD",),
        path=ACCOUNT,
        action=EditResponse(_shown_for_ever),
    ),
    Deviation(
        name="object-account-metadata-answered-otherwise",
        breaks="object-store.account.metadata",
        sentence="Setting metadata of an account is answered with another status.",
        service="object-store",
        methods=("POST",),
        path=ACCOUNT,
        when=has_header(_ACCOUNT),
        action=status(202, of=204),
    ),
    Deviation(
        name="object-container-metadata-not-exchanged-but-set",
        breaks="object-store.container.metadata-exchange",
        sentence="A request that sets one item of metadata and removes another only sets.",
        service="object-store",
        methods=("POST",),
        path=CONTAINER,
        when=header_is("X-Container-Meta-Night"),
        action=drop_request_header("X-Remove-Container-Meta-Day"),
    ),
    Deviation(
        name="object-container-metadata-not-exchanged-but-removed",
        breaks="object-store.container.metadata-exchange",
        sentence="A request that sets one item of metadata and removes another only removes.",
        service="object-store",
        methods=("POST",),
        path=CONTAINER,
        when=header_is("X-Container-Meta-Night"),
        action=drop_request_header("X-Container-Meta-Night"),
    ),
    Deviation(
        name="object-container-metadata-never-empty",
        breaks="object-store.container.metadata-empty",
        sentence="Metadata of a container that has no value is given one.",
        service="object-store",
        methods=("POST",),
        path=CONTAINER,
        when=header_is("X-Container-Meta-Mood"),
        action=set_request_header("X-Container-Meta-Mood", "none"),
    ),
    Deviation(
        name="object-container-metadata-lost-beside-empty",
        breaks="object-store.container.metadata-empty",
        sentence="Metadata of a container is lost if another item has no value.",
        service="object-store",
        methods=("POST",),
        path=CONTAINER,
        when=header_is("X-Container-Meta-Mood"),
        action=drop_request_header("X-Container-Meta-Wind"),
    ),
    Deviation(
        name="object-container-metadata-removed-by-value-only",
        breaks="object-store.container.metadata-empty",
        sentence="Metadata of a container is removed only by who says a value.",
        service="object-store",
        methods=("POST",),
        path=CONTAINER,
        when=has_header("X-Remove-Container-Meta-Wind"),
        action=drop_request_header("X-Remove-Container-Meta-Wind"),
    ),
)

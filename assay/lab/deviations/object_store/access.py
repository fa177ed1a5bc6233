"""Deviations of who may do what in a container, and how much."""

from assay.lab.deviations.conditions import header_is
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.object_store.wordings import CONTAINER, OBJECT, is_anonymous
from assay.lab.deviations.requests import drop_request_header, set_request_header
from assay.lab.deviations.responses import status

_READ = "X-Container-Read"
_QUOTA_BYTES = "X-Container-Meta-Quota-Bytes"
_QUOTA_COUNT = "X-Container-Meta-Quota-Count"

DEVIATIONS = (
    Deviation(
        name="object-acl-not-withdrawn",
        breaks="object-store.container.acl-read",
        sentence="A container that was opened to the public cannot be closed again.",
        service="object-store",
        methods=("POST",),
        path=CONTAINER,
        action=drop_request_header("X-Remove-Container-Read"),
    ),
    Deviation(
        name="object-acl-without-listing",
        breaks="object-store.container.acl-read",
        sentence="Opening a container's list to the public is accepted and does nothing.",
        service="object-store",
        methods=("POST",),
        path=CONTAINER,
        when=header_is(_READ, ".r:*,.rlistings"),
        action=set_request_header(_READ, ".r:*"),
    ),
    Deviation(
        name="object-open-to-strangers",
        breaks="object-store.container.acl-read",
        sentence="Everybody reads every object without a token.",
        service="object-store",
        methods=("GET",),
        path=OBJECT,
        when=is_anonymous,
        action=status(200, of=401),
    ),
    Deviation(
        name="object-upload-open-to-strangers",
        breaks="object-store.container.acl-read",
        sentence="Whoever may read a container may write to it.",
        service="object-store",
        methods=("PUT",),
        path=OBJECT,
        when=is_anonymous,
        action=status(201, of=401),
    ),
    Deviation(
        name="object-acl-lists-what-it-lets-read",
        breaks="object-store.container.acl-listing",
        sentence="Who may read the objects of a container may list them, granted or not.",
        service="object-store",
        methods=("POST",),
        path=CONTAINER,
        when=header_is(_READ, ".r:*"),
        action=set_request_header(_READ, ".r:*,.rlistings"),
    ),
    Deviation(
        name="object-quota-bytes-ignored",
        breaks="object-store.container.quota-bytes",
        sentence="A container's quota of bytes is accepted and never applied.",
        service="object-store",
        methods=("PUT",),
        path=CONTAINER,
        when=header_is(_QUOTA_BYTES),
        action=drop_request_header(_QUOTA_BYTES),
    ),
    Deviation(
        name="object-quota-bytes-never-filled",
        breaks="object-store.container.quota-bytes",
        sentence="A container refuses the object that would just fill its quota of bytes.",
        service="object-store",
        methods=("PUT",),
        path=CONTAINER,
        when=header_is(_QUOTA_BYTES, "20"),
        action=set_request_header(_QUOTA_BYTES, "19"),
    ),
    Deviation(
        name="object-quota-count-ignored",
        breaks="object-store.container.quota-count",
        sentence="A container's quota of objects is accepted and never applied.",
        service="object-store",
        methods=("PUT",),
        path=CONTAINER,
        when=header_is(_QUOTA_COUNT),
        action=drop_request_header(_QUOTA_COUNT),
    ),
    Deviation(
        name="object-quota-count-one-too-many",
        breaks="object-store.container.quota-count",
        sentence="A container takes one object more than its quota of objects allows.",
        service="object-store",
        methods=("PUT",),
        path=CONTAINER,
        when=header_is(_QUOTA_COUNT, "2"),
        action=set_request_header(_QUOTA_COUNT, "3"),
    ),
)

"""Deviations of uploading and deleting many objects in one request."""

from typing import Any

from assay.lab.deviations.answers import respond
from assay.lab.deviations.conditions import query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.object_store.wordings import ACCOUNT
from assay.lab.deviations.requests import edit_upload
from assay.lab.deviations.responses import edit_json


def _tell_otherwise(told: Any, request: Request) -> None:
    for count in ("Number Files Created", "Number Deleted", "Number Not Found"):
        if count in told:
            told[count] += 1
    told["Errors"] = [["somewhere", "503 Internal Server Error"]]


def _in_capitals(archive: bytes) -> bytes:
    return archive.replace(b"The second file.", b"THE SECOND FILE.")


DEVIATIONS = (
    Deviation(
        name="object-archive-swallowed",
        breaks="object-store.bulk.extract",
        sentence="An archive is said to be unpacked, and is not.",
        service="object-store",
        methods=("PUT",),
        path=ACCOUNT,
        when=query_has("extract-archive"),
        action=respond(200, json={"Number Files Created": 2, "Errors": []}),
    ),
    Deviation(
        name="object-archive-miscounted",
        breaks="object-store.bulk.extract",
        sentence="An archive is unpacked, and otherwise told of.",
        service="object-store",
        methods=("PUT",),
        path=ACCOUNT,
        when=query_has("extract-archive"),
        action=edit_json(_tell_otherwise),
    ),
    Deviation(
        name="object-archive-altered",
        breaks="object-store.bulk.extract",
        sentence="A file in an archive is altered when it is unpacked.",
        service="object-store",
        methods=("PUT",),
        path=ACCOUNT,
        when=query_has("extract-archive"),
        action=edit_upload(_in_capitals),
    ),
    Deviation(
        name="object-bulk-deletion-swallowed",
        breaks="object-store.bulk.delete",
        sentence="Many objects are said to be deleted, and are not.",
        service="object-store",
        methods=("POST",),
        path=ACCOUNT,
        when=query_has("bulk-delete"),
        action=respond(200, json={"Number Deleted": 2, "Number Not Found": 1, "Errors": []}),
    ),
    Deviation(
        name="object-bulk-deletion-miscounted",
        breaks="object-store.bulk.delete",
        sentence="Many objects are deleted, and otherwise told of.",
        service="object-store",
        methods=("POST",),
        path=ACCOUNT,
        when=query_has("bulk-delete"),
        action=edit_json(_tell_otherwise),
    ),
)

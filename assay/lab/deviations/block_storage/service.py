"""Deviations in what the service says of itself: versions, extensions, availability zones."""

from dataclasses import replace as changed

from assay.lab.deviations.block_storage import is_raw
from assay.lab.deviations.conditions import header_is
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.requests import drop_request_header
from assay.lab.deviations.responses import drop_header, drop_key, edit_json, replace

_CHOICE = (200, 300)

DEVIATIONS = (
    Deviation(
        name="volume-version-deprecated",
        breaks="block-storage.version.list",
        sentence="The root of the service calls no version current.",
        service="block-storage",
        methods=("GET",),
        path=r"/",
        action=changed(replace("versions", "*", "status", by="SUPPORTED"), statuses=_CHOICE),
    ),
    Deviation(
        name="volume-version-without-lowest-microversion",
        breaks="block-storage.version.list",
        sentence="The root of the service does not say the lowest microversion.",
        service="block-storage",
        methods=("GET",),
        path=r"/",
        # Clients look at the version's own document, which answers 200, for what they speak.
        action=changed(drop_key("versions", "*", "min_version"), statuses=(300,)),
    ),
    Deviation(
        name="volume-microversion-ignored",
        breaks="block-storage.version.microversion",
        sentence="The service takes no notice of the microversion that a request asks for.",
        service="block-storage",
        methods=("GET",),
        path=r"/limits",
        when=header_is("OpenStack-API-Version"),
        action=drop_request_header("OpenStack-API-Version"),
    ),
    Deviation(
        name="volume-microversion-not-told",
        breaks="block-storage.version.microversion",
        sentence="An answer does not say which microversion it is of.",
        service="block-storage",
        methods=("GET",),
        path=r"/limits",
        when=header_is("OpenStack-API-Version"),
        action=drop_header("OpenStack-API-Version"),
    ),
    Deviation(
        name="volume-extensions-without-alias",
        breaks="block-storage.extension.list",
        sentence="Extensions are listed without the alias that clients know them by.",
        service="block-storage",
        methods=("GET",),
        path=r"/extensions",
        action=drop_key("extensions", "*", "alias"),
    ),
    Deviation(
        name="volume-extension-twice",
        breaks="block-storage.extension.list",
        sentence="An extension is listed twice.",
        service="block-storage",
        methods=("GET",),
        path=r"/extensions",
        action=edit_json(lambda body, request: body["extensions"].append(body["extensions"][0])),
    ),
    Deviation(
        name="volume-zones-none-available",
        breaks="block-storage.availability-zone.list",
        sentence="Every availability zone of volumes is said to be unavailable.",
        service="block-storage",
        methods=("GET",),
        path=r"/os-availability-zone",
        action=replace("availabilityZoneInfo", "*", "zoneState", "available", by=False),
    ),
    Deviation(
        name="volume-zone-state-as-text",
        breaks="block-storage.availability-zone.list",
        sentence="Whether a zone is available is said in words.",
        service="block-storage",
        methods=("GET",),
        path=r"/os-availability-zone",
        action=replace("availabilityZoneInfo", "*", "zoneState", "available", by=str),
    ),
    Deviation(
        name="volume-in-unlisted-zone",
        breaks="block-storage.volume.availability-zone",
        sentence="A volume says that it lies in a zone that is not listed.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes/[^/]+",
        when=is_raw,
        action=replace("volume", "availability_zone", by="a-zone-of-which-nobody-knows"),
    ),
)

"""Deviations of what the compute service says it offers: versions, zones, flavors, quota."""

import re
from typing import Any

from assay.lab.deviations.compute import without_microversion
from assay.lab.deviations.conditions import query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.requests import drop_request_header, forget_query
from assay.lab.deviations.responses import (
    drop_key,
    edit_json,
    keep_items,
    replace,
    set_header,
    set_key,
    status,
)


def _of_all_versions(request: Request) -> bool:
    return "/v2" not in request.target


def _whole_list(request: Request) -> bool:
    return without_microversion(request) and not request.query


def _one_of_any(request: Request) -> bool:
    return request.query == {"limit": "1"}


def _tell_nothing(body: Any, request: Request) -> None:
    body["quota_set"] = {"id": body["quota_set"]["id"]}


def _of_whole_project(request: Request) -> bool:
    return "user_id" not in request.query


def _plain_one_of_any(request: Request) -> bool:
    return _one_of_any(request) and without_microversion(request)


def _malformed_microversion(request: Request) -> bool:
    asked = request.header("OpenStack-API-Version")
    return asked is not None and re.fullmatch(r"compute \d+\.\d+", asked) is None


def _use_nothing(body: Any, request: Request) -> None:
    absolute = body["limits"]["absolute"]
    absolute.update(totalInstancesUsed=0, totalCoresUsed=0, totalRAMUsed=0)


DEVIATIONS = (
    Deviation(
        name="compute-version-not-listed",
        breaks="compute.version.list",
        sentence="The list of API versions lacks version 2.1.",
        service="compute",
        methods=("GET",),
        path=r"/",
        when=_of_all_versions,
        action=keep_items("versions", where=lambda version, request: version["id"] != "v2.1"),
    ),
    Deviation(
        name="compute-version-without-microversions",
        breaks="compute.version.list",
        sentence="The list of API versions tells no microversions.",
        service="compute",
        methods=("GET",),
        path=r"/",
        when=_of_all_versions,
        action=replace("versions", "*", "version", by=""),
    ),
    Deviation(
        name="compute-microversion-ignored",
        breaks="compute.version.microversion",
        sentence="Whatever microversion is asked for, the oldest is spoken.",
        service="compute",
        methods=("GET",),
        path=r"/servers",
        when=_one_of_any,
        action=set_header("OpenStack-API-Version", "compute 2.1"),
    ),
    Deviation(
        name="compute-microversion-unknown-accepted",
        breaks="compute.version.microversion",
        sentence="A microversion that does not exist is accepted.",
        service="compute",
        methods=("GET",),
        path=r"/servers",
        when=_one_of_any,
        action=status(200, of=406),
    ),
    Deviation(
        name="compute-zones-hidden",
        breaks="compute.availability-zone.list",
        sentence="The list of availability zones is empty.",
        service="compute",
        methods=("GET",),
        path=r"/os-availability-zone",
        action=keep_items("availabilityZoneInfo", where=lambda zone, request: False),
    ),
    Deviation(
        name="compute-zones-tell-hosts",
        breaks="compute.availability-zone.list",
        sentence="The list of availability zones tells every tenant the hosts.",
        service="compute",
        methods=("GET",),
        path=r"/os-availability-zone",
        action=set_key("availabilityZoneInfo", "*", "hosts", to={"node-1": {}}),
    ),
    Deviation(
        name="flavor-missing-in-detail",
        breaks="compute.flavor.list",
        sentence="The detailed list of flavors lacks the last one.",
        service="compute",
        methods=("GET",),
        path=r"/flavors/detail",
        when=_whole_list,
        action=edit_json(lambda body, request: body["flavors"].pop()),
    ),
    Deviation(
        name="flavor-size-wrong-in-detail",
        breaks="compute.flavor.list",
        sentence="The detailed list of flavors shows one processor too many.",
        service="compute",
        methods=("GET",),
        path=r"/flavors/detail",
        when=_whole_list,
        action=replace("flavors", "*", "vcpus", by=lambda count: count + 1),
    ),
    Deviation(
        name="flavor-min-ram-ignored",
        breaks="compute.flavor.filter",
        sentence="Flavors are not filtered by their memory.",
        service="compute",
        methods=("GET",),
        path=r"/flavors/detail",
        when=query_has("minRam"),
        action=forget_query("minRam"),
    ),
    Deviation(
        name="flavor-min-disk-ignored",
        breaks="compute.flavor.filter",
        sentence="Flavors are not filtered by their disk.",
        service="compute",
        methods=("GET",),
        path=r"/flavors/detail",
        when=query_has("minDisk"),
        action=forget_query("minDisk"),
    ),
    Deviation(
        name="flavor-limit-ignored",
        breaks="compute.flavor.page",
        sentence="A page of flavors is as long as the whole list.",
        service="compute",
        methods=("GET",),
        path=r"/flavors",
        when=query_has("limit", "1"),
        action=forget_query("limit"),
    ),
    Deviation(
        name="flavor-marker-ignored",
        breaks="compute.flavor.page",
        sentence="Every page of flavors begins with the first.",
        service="compute",
        methods=("GET",),
        path=r"/flavors",
        when=query_has("limit", "1"),
        action=forget_query("marker"),
    ),
    Deviation(
        name="compute-quota-disagrees-with-limits",
        breaks="compute.quota.show",
        sentence="The quota allows one server more than the limits say.",
        service="compute",
        methods=("GET",),
        path=r"/os-quota-sets/[^/]+",
        action=replace("quota_set", "instances", by=lambda count: count + 1),
    ),
    Deviation(
        name="compute-default-quota-incomplete",
        breaks="compute.quota.defaults",
        sentence="The default quota does not say how many key pairs there may be.",
        service="compute",
        methods=("GET",),
        path=r"/os-quota-sets/[^/]+/defaults",
        action=drop_key("quota_set", "key_pairs"),
    ),
    Deviation(
        name="compute-default-quota-tells-nothing",
        breaks="compute.quota.defaults",
        sentence="The default quota says of nothing how much there may be.",
        service="compute",
        methods=("GET",),
        path=r"/os-quota-sets/[^/]+/defaults",
        action=edit_json(_tell_nothing),
    ),
    Deviation(
        name="compute-default-quota-of-another-project",
        breaks="compute.quota.defaults",
        sentence="The default quota is that of another project.",
        service="compute",
        methods=("GET",),
        path=r"/os-quota-sets/[^/]+/defaults",
        action=replace("quota_set", "id", by="0" * 32),
    ),
    Deviation(
        name="compute-quota-of-another-project",
        breaks="compute.quota.show",
        sentence="The quota shown is that of another project.",
        service="compute",
        methods=("GET",),
        path=r"/os-quota-sets/[^/]+",
        when=_of_whole_project,
        action=replace("quota_set", "id", by="0" * 32),
    ),
    Deviation(
        name="compute-quota-incomplete",
        breaks="compute.quota.show",
        sentence="The quota does not say how many server groups there may be.",
        service="compute",
        methods=("GET",),
        path=r"/os-quota-sets/[^/]+",
        when=_of_whole_project,
        action=drop_key("quota_set", "server_groups"),
    ),
    Deviation(
        name="compute-quota-of-user-of-another-project",
        breaks="compute.quota.show",
        sentence="The quota of a user is shown for another project.",
        service="compute",
        methods=("GET",),
        path=r"/os-quota-sets/[^/]+",
        when=query_has("user_id"),
        action=replace("quota_set", "id", by="0" * 32),
    ),
    Deviation(
        name="compute-limits-count-nothing",
        breaks="compute.limits.usage",
        sentence="The limits say that nothing is used.",
        service="compute",
        methods=("GET",),
        path=r"/limits",
        action=edit_json(_use_nothing),
    ),
    Deviation(
        name="compute-version-not-current",
        breaks="compute.version.list",
        sentence="Version 2.1 of the API is listed as an old one.",
        service="compute",
        methods=("GET",),
        path=r"/",
        when=_of_all_versions,
        action=replace("versions", "*", "status", by="SUPPORTED"),
    ),
    Deviation(
        name="compute-version-with-another-oldest",
        breaks="compute.version.list",
        sentence="The oldest microversion listed is not the oldest spoken.",
        service="compute",
        methods=("GET",),
        path=r"/",
        when=_of_all_versions,
        action=replace("versions", "*", "min_version", by="2.0"),
    ),
    Deviation(
        name="compute-version-without-link",
        breaks="compute.version.list",
        sentence="The API versions are listed without links to them.",
        service="compute",
        methods=("GET",),
        path=r"/",
        when=_of_all_versions,
        action=replace("versions", "*", "links", by=[]),
    ),
    Deviation(
        name="compute-microversion-chosen-unasked",
        breaks="compute.version.microversion",
        sentence="Who asks for no microversion gets another than the oldest.",
        service="compute",
        methods=("GET",),
        path=r"/servers",
        when=_plain_one_of_any,
        action=set_header("OpenStack-API-Version", "compute 2.90"),
    ),
    Deviation(
        name="compute-microversion-too-old-spoken",
        breaks="compute.version.microversion-invalid",
        sentence="A microversion older than the oldest is accepted.",
        service="compute",
        methods=("GET",),
        path=r"/flavors",
        action=status(200, of=406),
    ),
    Deviation(
        name="compute-microversion-malformed-ignored",
        breaks="compute.version.microversion-invalid",
        sentence="A microversion that is none is ignored.",
        service="compute",
        methods=("GET",),
        path=r"/flavors",
        when=_malformed_microversion,
        action=drop_request_header("OpenStack-API-Version"),
    ),
)

"""Deviations of accounts."""

from dataclasses import replace as changed

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.answers import swallow
from assay.lab.deviations.conditions import header_is, query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.object_store.wordings import ACCOUNT
from assay.lab.deviations.requests import forget_query
from assay.lab.deviations.responses import drop_header, edit_json

_QUOTA = "X-Account-Meta-Quota-Bytes"


def _has_all(*names: str) -> "bool | object":
    conditions = [query_has(name) for name in names]
    return lambda request: all(holds(request) for holds in conditions)

"""Deviations of the block storage service, a file for each noun."""

from dataclasses import replace as changed

from assay.lab.deviations.exchange import Request

UNKNOWN = "5f0c2a44-8f5b-4f3e-9c53-2e6d1b7a9d10"
"""The id that checks ask for when they want nothing to be found."""


def is_raw(request: Request) -> bool:
    """It asks for no microversion: checks look at the wire, where what wraps them speaks the newest one."""
    return request.header("OpenStack-API-Version") is None


def flip_direction(request: Request) -> Request:
    """The list is asked for the other way round."""
    path, _, query = request.target.partition("?")
    flipped = {"sort_dir=asc": "sort_dir=desc", "sort_dir=desc": "sort_dir=asc"}
    parts = [flipped.get(part, part) for part in query.split("&")]
    return changed(request, target=f"{path}?{'&'.join(parts)}")

"""Deviations of the compute service, a file for each noun, and the conditions that they share."""

from assay.lab.deviations.conditions import Condition, action_is
from assay.lab.deviations.exchange import Request

SERVER_ACTION = r"/servers/(?!00c0ffee-)[^/]+/action"
"""The actions on servers, but those that checks name to be of no server."""


def without_microversion(request: Request) -> bool:
    """Asked as checks do on the wire, where client libraries send a microversion."""
    return request.header("OpenStack-API-Version") is None


def of_microversion(request: Request, microversion: str) -> bool:
    """Asked with this very microversion."""
    return request.header("OpenStack-API-Version") == f"compute {microversion}"


def plain_action(name: str) -> Condition:
    """The body asks for this action, without a microversion."""
    return lambda request: without_microversion(request) and action_is(name)(request)

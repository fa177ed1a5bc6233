"""Tokens of a check's own."""

from typing import Any, cast

from keystoneauth1 import exceptions as auth_exceptions
from keystoneauth1.identity import v3

from assay.kit.cloud import Cloud
from assay.kit.declare import resource
from assay.kit.reasons import Blocked


@resource("own_token", takes=0.3)
def own_token(cloud: Cloud) -> str:
    """A second token for the same project, which the check may spoil without harm to the run."""
    session = cloud.connection.session
    plugin = cast(Any, session.auth)
    methods = getattr(plugin, "_plugin", plugin)
    if not isinstance(methods, v3.Auth):
        raise Blocked("This way of logging in cannot be repeated, so there is no second token to spoil.")
    try:
        return str(methods.get_auth_ref(session).auth_token)
    except auth_exceptions.ClientException as failure:
        raise Blocked(f"No second token could be had: {failure}") from failure

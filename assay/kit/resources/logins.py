"""Ways to log in as the run does."""

from typing import Any, cast

from keystoneauth1.identity import v3

from assay.kit.cloud import Cloud
from assay.kit.declare import resource
from assay.kit.reasons import Blocked

REPEATABLE = frozenset({"password", "application_credential", "token"})
"""Authentication methods that work more than once; a one-time passcode does not."""


@resource("own_login", takes=0.0)
def own_login(cloud: Cloud) -> dict[str, Any]:
    """What to POST to `/auth/tokens` in order to get another token for the run's project. Holds secrets."""
    session = cloud.connection.session
    plugin = cast(Any, session.auth)
    plugin = getattr(plugin, "_plugin", plugin)
    if not isinstance(plugin, v3.Auth):
        raise Blocked("This way of logging in cannot be repeated, so no request for a token can be made.")
    identity: dict[str, Any] = {"methods": []}
    for method in plugin.auth_methods:
        name, data = method.get_auth_data(session, plugin, {}, request_kwargs={})
        if name not in REPEATABLE:
            raise Blocked(f"Logging in by {name} cannot be repeated, so no request for a token can be made.")
        identity["methods"].append(name)
        identity[str(name)] = data
    auth: dict[str, Any] = {"identity": identity}
    if "application_credential" not in identity["methods"]:  # such a one carries its project, and takes none
        auth["scope"] = {"project": {"id": cloud.project}}
    return {"auth": auth}

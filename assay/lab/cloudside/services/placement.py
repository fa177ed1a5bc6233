"""Resource inventories: placement."""

import os
from typing import Any

from ..plan import Plan


def applications(plan: Plan) -> dict[str, Any]:
    """Return placement's WSGI application, by listener."""
    os.environ["OS_PLACEMENT_CONFIG_DIR"] = str(plan.etc("placement"))
    from placement import wsgi

    return {"placement": wsgi.init_application()}

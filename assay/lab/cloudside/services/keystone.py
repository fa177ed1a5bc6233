"""Identity: keystone."""

import os
import sys
from typing import Any

from ..plan import Plan


def applications(plan: Plan) -> dict[str, Any]:
    """Return keystone's WSGI application, by listener."""
    os.environ["OS_KEYSTONE_CONFIG_DIR"] = str(plan.etc("keystone"))
    sys.argv = ["keystone"]
    from keystone.server import wsgi

    return {"keystone": wsgi.initialize_public_application()}

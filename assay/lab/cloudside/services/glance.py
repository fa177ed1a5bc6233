"""Images: glance."""

import os
import sys
from typing import Any

from ..plan import Plan


def applications(plan: Plan) -> dict[str, Any]:
    """Return glance's WSGI application, by listener."""
    os.environ["OS_GLANCE_CONFIG_DIR"] = str(plan.etc("glance"))
    sys.argv = ["glance-api"]
    from glance.common import wsgi_app

    return {"glance": wsgi_app.init_app()}

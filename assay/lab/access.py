"""How to get into a cloud: who one may be, and a keystoneauth session as that user."""

from collections.abc import Mapping
from typing import Any

from keystoneauth1.identity.v3 import Password
from keystoneauth1.session import Session

from .configuration import urls
from .secret import Secrets
from .shapes import Shape


def credentials(shape: Shape, secrets: Secrets, ports: Mapping[str, int]) -> dict[str, dict[str, str]]:
    """Return the `auth` sections of clouds.yaml for `tenant`, `other` and `admin`."""
    auth_url = f"{urls(ports, shape.address)['keystone']}/v3"

    def section(user: str, password: str, project: str, domain: str) -> dict[str, str]:
        return {
            "auth_url": auth_url,
            "username": user,
            "password": password,
            "project_name": project,
            "user_domain_name": domain,
            "project_domain_name": domain,
        }

    return {
        "tenant": section(shape.tenant.user, secrets.tenant, shape.tenant.project, shape.domain),
        "other": section(shape.other.user, secrets.other, shape.other.project, shape.domain),
        "admin": section("admin", secrets.admin, "admin", "Default"),
    }


def session(auth: Mapping[str, Any]) -> Session:
    """Return a session for one of the `credentials`."""
    return Session(auth=Password(**auth))

"""The first content of keystone: keys, administrator, service users, tenants and the catalogue.

It goes straight through keystone's managers: no server has to run.
"""

import sys
import uuid
from pathlib import Path
from typing import Any

from .plan import Plan

SERVICE_USERS = ("nova", "glance", "neutron", "cinder", "placement", "swift")


def bootstrap(plan: Plan) -> None:
    """Fill a keystone database that has its tables."""
    sys.argv = ["keystone"]
    import keystone.conf
    import keystone.server
    from keystone.cmd import bootstrap as command
    from keystone.common import fernet_utils, provider_api

    conf = keystone.conf.CONF
    if "config_file" not in conf or not conf.config_file:
        keystone.server.configure(config_files=[str(plan.etc("keystone") / "keystone.conf")])
    for repository, name in (
        (conf.fernet_tokens.key_repository, "fernet_tokens"),
        (conf.credential.key_repository, "credential"),
    ):
        Path(repository).mkdir(mode=0o700, parents=True, exist_ok=True)
        fernet_utils.FernetUtils(repository, 2, name).initialize_key_repository()
    identity = plan.identity
    first = command.Bootstrapper()
    first.admin_username, first.admin_password = "admin", identity["admin_password"]
    first.project_name = first.admin_role_name = "admin"
    first.service_name, first.region_id = "keystone", identity["region"]
    first.public_url = first.internal_url = first.admin_url = identity["url"]
    first.immutable_roles = True
    first.bootstrap()
    _Directory(provider_api.ProviderAPIs, identity).fill()


class _Directory:
    """Keystone's managers, in the words of the plan."""

    def __init__(self, managers: Any, identity: dict[str, Any]) -> None:
        self._resources = managers.resource_api
        self._users = managers.identity_api
        self._assignments = managers.assignment_api
        self._roles_api = managers.role_api
        self._catalog = managers.catalog_api
        self._identity = identity

    def fill(self) -> None:
        self._roles = {role["name"]: role["id"] for role in self._roles_api.list_roles()}
        for name in ("ResellerAdmin", "creator"):
            role = {"id": uuid.uuid4().hex, "name": name}
            self._roles[name] = self._roles_api.create_role(role["id"], role)["id"]
        service = self._project("service", "default")
        for name in SERVICE_USERS:
            user = self._user(name, self._identity["service_password"], "default")
            self._grant(user, service, "admin", "service")
        admin = next(user["id"] for user in self._users.list_users() if user["name"] == "admin")
        domain = self._domain(self._identity["domain"])
        for tenant in self._identity["tenants"]:
            project = self._project(tenant["project"], domain)
            self._grant(self._user(tenant["user"], tenant["password"], domain), project, "member", "reader")
            self._grant(admin, project, "admin")
        for entry in self._identity["catalog"]:
            self._service(**entry)

    def _domain(self, name: str) -> str:
        if name == "Default":
            return "default"
        domain = {"id": uuid.uuid4().hex, "name": name, "enabled": True}
        return str(self._resources.create_domain(domain["id"], domain)["id"])

    def _project(self, name: str, domain: str) -> str:
        project = {
            "id": uuid.uuid4().hex,
            "name": name,
            "domain_id": domain,
            "parent_id": domain,
            "enabled": True,
            "is_domain": False,
            "description": "",
        }
        return str(self._resources.create_project(project["id"], project)["id"])

    def _user(self, name: str, password: str, domain: str) -> str:
        user = {"name": name, "password": password, "domain_id": domain, "enabled": True}
        return str(self._users.create_user(user)["id"])

    def _grant(self, user: str, project: str, *roles: str) -> None:
        for role in roles:
            self._assignments.add_role_to_user_and_project(user, project, self._roles[role])

    def _service(self, type: str, name: str, url: str) -> None:
        service = {"id": uuid.uuid4().hex, "type": type, "name": name, "enabled": True}
        self._catalog.create_service(service["id"], service)
        for interface in ("public", "internal", "admin"):
            endpoint = {
                "id": uuid.uuid4().hex,
                "interface": interface,
                "region_id": self._identity["region"],
                "service_id": service["id"],
                "url": url,
                "enabled": True,
            }
            self._catalog.create_endpoint(endpoint["id"], endpoint)

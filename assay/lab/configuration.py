"""Writes what a cloud's services read: their configuration files, their policies, and the plan."""

import json
import shutil
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2
import yaml

from .clouds import Choice
from .listeners import LOOPBACK
from .secret import Secrets

HOST = "lab"
"""The name of the one compute and storage host."""
VOLUME_TYPE = "lab"
FILES = {
    "keystone/keystone.conf": "keystone.conf.j2",
    "placement/placement.conf": "placement.conf.j2",
    "glance/glance-api.conf": "glance-api.conf.j2",
    "nova/nova.conf": "nova.conf.j2",
    "neutron/neutron.conf": "neutron.conf.j2",
    "cinder/cinder.conf": "cinder.conf.j2",
}
SWIFT_FILES = {
    "swift/swift.conf": "swift.conf.j2",
    "swift/proxy-server.conf": "swift-proxy.conf.j2",
    "swift/account-server.conf": "swift-storage.conf.j2",
    "swift/container-server.conf": "swift-storage.conf.j2",
    "swift/object-server.conf": "swift-storage.conf.j2",
}
DIRECTORIES = ("db", "log", "lock", "data/images", "data/staging", "data/tasks", "data/volumes", "data/nova")
ENTRY_POINTS = (
    "[neutron.ml2.mechanism_drivers]\ncloudside = cloudside.drivers.neutron_ports:LabMechanismDriver\n"
)


def urls(ports: Mapping[str, int]) -> dict[str, str]:
    """Return the address of each listener."""
    return {name: f"http://{LOOPBACK}:{port}" for name, port in ports.items()}


def write(
    directory: Path, choice: Choice, environment: Path, ports: Mapping[str, int], secrets: Secrets
) -> None:
    """Write everything that the services of a cloud read at their start.

    Args:
        directory: The cloud's directory; what it holds of data is kept.
        choice: What kind of cloud.
        environment: The virtual environment of its release.
        ports: TCP port by listener.
        secrets: Its passwords.
    """
    for each in DIRECTORIES:
        (directory / each).mkdir(parents=True, exist_ok=True)
    packaged = environment / "etc"
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "config"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # these are configuration files, not web pages
    )
    for target, template in (FILES | (SWIFT_FILES if choice.shape.object_storage else {})).items():
        text = templates.get_template(template).render(
            release=choice.release,
            shape=choice.shape,
            directory=directory,
            packaged=packaged,
            ports=ports,
            url=urls(ports),
            secrets=secrets,
            host=HOST,
            volume_type=VOLUME_TYPE,
            kind=Path(target).name.partition("-")[0],
        )
        _write(directory / "etc" / target, text)
    for service in ("keystone", "placement", "glance", "nova", "neutron", "cinder"):
        _write(
            directory / "etc" / service / "policy.yaml",
            yaml.safe_dump(dict(choice.shape.policy.get(service, {}))),
        )
    # nova loads its pipeline from beside nova.conf.
    shutil.copy(packaged / "nova/api-paste.ini", directory / "etc/nova/api-paste.ini")
    # A stable identity of the compute node: nova refuses to start again without the one that it has in its
    # database.
    _write(directory / "data/nova/compute_id", str(uuid.uuid5(uuid.NAMESPACE_DNS, HOST)))
    _write(directory / "plan.json", json.dumps(_plan(choice, ports, secrets), indent=1))


def install_cloudside(directory: Path) -> None:
    """Copy the part of the lab that runs inside the cloud beside it, with its entry points."""
    shutil.copytree(
        Path(__file__).parent / "cloudside",
        directory / "lib/cloudside",
        ignore=shutil.ignore_patterns("__pycache__"),
        dirs_exist_ok=True,
    )
    _write(
        directory / "lib/cloudside-0.dist-info/METADATA",
        "Metadata-Version: 2.1\nName: cloudside\nVersion: 0\n",
    )
    _write(directory / "lib/cloudside-0.dist-info/entry_points.txt", ENTRY_POINTS)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _plan(choice: Choice, ports: Mapping[str, int], secrets: Secrets) -> dict[str, Any]:
    """Return the document that `cloudside.plan` reads."""
    shape, url = choice.shape, urls(ports)
    catalog = [
        ("compute", "nova", f"{url['nova']}/v2.1"),
        ("image", "glance", url["glance"]),
        ("network", "neutron", url["neutron"]),
        ("volumev3", "cinderv3", f"{url['cinder']}/v3/%(project_id)s"),
        ("block-storage", "cinder", f"{url['cinder']}/v3/%(project_id)s"),
        ("placement", "placement", url["placement"]),
    ]
    if shape.object_storage:
        catalog.append(("object-store", "swift", f"{url['swift']}/v1/AUTH_%(project_id)s"))
    return {
        "name": choice.name,
        "runtime": choice.release.runtime,
        "services": shape.services,
        "ports": dict(ports),
        "host": HOST,
        "identity": {
            "region": shape.region,
            "url": f"{url['keystone']}/v3",
            "domain": shape.domain,
            "admin_password": secrets.admin,
            "service_password": secrets.service,
            "tenants": [
                {"user": tenant.user, "project": tenant.project, "password": password}
                for tenant, password in ((shape.tenant, secrets.tenant), (shape.other, secrets.other))
            ],
            "catalog": [{"type": kind, "name": name, "url": address} for kind, name, address in catalog],
        },
    }

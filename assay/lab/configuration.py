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
from .secret import Secrets
from .shapes.shape import LOOPBACK

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
TEMPLATES = Path(__file__).parent / "config"
DIRECTORIES = ("db", "log", "lock", "data/images", "data/staging", "data/tasks", "data/volumes", "data/nova")
ENTRY_POINTS = (
    "[neutron.ml2.mechanism_drivers]\ncloudside = cloudside.drivers.neutron_ports:LabMechanismDriver\n"
)


def urls(ports: Mapping[str, int], address: str = LOOPBACK) -> dict[str, str]:
    """Return the URL of each listener at an address."""
    return {name: f"http://{address}:{port}" for name, port in ports.items()}


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
    files = FILES | (SWIFT_FILES if choice.shape.object_storage else {})
    render(files, [TEMPLATES], directory, directory, choice, environment, ports, secrets)
    write_beside(directory, choice, environment)
    write_file(directory / "plan.json", json.dumps(plan(choice, ports, secrets), indent=1))


def render(
    files: Mapping[str, str],
    folders: list[Path],
    directory: Path,
    seen_as: Path,
    choice: Choice,
    environment: Path,
    ports: Mapping[str, int],
    secrets: Secrets,
    **more: object,
) -> None:
    """Write configuration files from their templates.

    Args:
        files: Template by file, as paths below `etc`.
        folders: Where templates are looked for, the first first.
        directory: The cloud's directory.
        seen_as: What the services see it as.
        choice: What kind of cloud.
        environment: The virtual environment of its release.
        ports: TCP port by listener.
        secrets: Its passwords.
        more: What else the templates know.
    """
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # these are configuration files, not web pages
    )
    for target, template in files.items():
        text = templates.get_template(template).render(
            release=choice.release,
            shape=choice.shape,
            directory=seen_as,
            packaged=environment / "etc",
            ports=ports,
            url=urls(ports, choice.shape.address),
            secrets=secrets,
            host=HOST,
            volume_type=VOLUME_TYPE,
            kind=Path(target).name.partition("-")[0],
            **more,
        )
        write_file(directory / "etc" / target, text)


def write_beside(directory: Path, choice: Choice, environment: Path) -> None:
    """Write what services read besides: policies, nova's pipeline, the identity of the compute node."""
    for service in ("keystone", "placement", "glance", "nova", "neutron", "cinder"):
        write_file(
            directory / "etc" / service / "policy.yaml",
            yaml.safe_dump(dict(choice.shape.policy.get(service, {}))),
        )
    # nova loads its pipeline from beside nova.conf.
    shutil.copy(environment / "etc/nova/api-paste.ini", directory / "etc/nova/api-paste.ini")
    # A stable identity of the compute node: nova refuses to start again without the one that it has in its
    # database.
    write_file(directory / "data/nova/compute_id", str(uuid.uuid5(uuid.NAMESPACE_DNS, HOST)))


def install(directory: Path, *parts: str) -> None:
    """Copy parts of the lab that run inside the cloud beside it, with their entry points."""
    for part in parts:
        _copy_code(directory, part)
    write_file(
        directory / "lib/cloudside-0.dist-info/METADATA",
        "Metadata-Version: 2.1\nName: cloudside\nVersion: 0\n",
    )
    write_file(directory / "lib/cloudside-0.dist-info/entry_points.txt", ENTRY_POINTS)


def _copy_code(directory: Path, part: str) -> None:
    shutil.copytree(
        Path(__file__).parent / part,
        directory / "lib" / part,
        ignore=shutil.ignore_patterns("__pycache__"),
        dirs_exist_ok=True,
    )


def write_file(file: Path, text: str) -> None:
    """Write a file and the folders above it, which only their owner can enter."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def plan(choice: Choice, ports: Mapping[str, int], secrets: Secrets) -> dict[str, Any]:
    """Return the document that `cloudside.plan` reads."""
    shape, url = choice.shape, urls(ports, choice.shape.address)
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

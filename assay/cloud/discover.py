"""Which cloud this is and what it offers, as far as an ordinary tenant can see without creating anything."""

from typing import Any

from keystoneauth1 import exceptions as auth_exceptions

from assay.cloud.connect import Line
from assay.cloud.scope import scope
from assay.evidence import digests
from assay.model.evidence import CloudIdentity, ServiceIdentity
from assay.model.fact import Fact, Scalar

SERVICES = ("identity", "image", "compute", "network", "block-storage", "object-store")
"""Canonical types of the services that the suite tests."""


def identify(line: Line) -> CloudIdentity:
    """Ask every service of the catalogue that the suite tests for its versions.

    Args:
        line: An open line.

    Returns:
        The identity of the cloud.
    """
    with scope("discovery"):
        services = tuple(_service(line, name) for name in SERVICES if name in line.catalogue)
    return CloudIdentity(
        name=line.cloud,
        auth_url=line.auth_url,
        region=line.region,
        services=services,
        fingerprint=digests.of_cloud(line.auth_url, line.region, services),
    )


def facts(identity: CloudIdentity) -> tuple[Fact, ...]:
    """What the identity says that matters when two clouds are compared."""
    found: list[tuple[str, Scalar | tuple[Scalar, ...]]] = [
        ("cloud.region", identity.region),
        ("cloud.services", tuple(service.type for service in identity.services)),
    ]
    for service in identity.services:
        if service.version:
            found.append((f"{service.type}.version", service.version))
        if service.maximum_microversion:
            found.append((f"{service.type}.microversion.maximum", service.maximum_microversion))
            found.append((f"{service.type}.microversion.minimum", service.minimum_microversion))
    return tuple(Fact(name=name, value=value, source="discovery") for name, value in found)


def _service(line: Line, service: str) -> ServiceIdentity:
    url = line.catalogue[service]
    project = str(line.connection.current_project_id or "")
    shown = url.replace(project, "<project>") if project else url
    try:
        data: Any = line.adapter(service).get_endpoint_data()
    except auth_exceptions.ClientException:
        data = None  # a service that does not tell its versions is still tested; checks say what is wrong
    if data is None:
        return ServiceIdentity(type=service, url=shown)
    return ServiceIdentity(
        type=service,
        url=shown,
        version=_dotted(data.api_version, "v"),
        minimum_microversion=_dotted(data.min_microversion),
        maximum_microversion=_dotted(data.max_microversion),
    )


def _dotted(version: tuple[int, ...] | None, prefix: str = "") -> str:
    return prefix + ".".join(str(part) for part in version) if version else ""

"""Where services list their versions."""

import re

from assay.kit.cloud import Cloud

_VERSION_AND_OWNER = re.compile(r"/v\d+(\.\d+)?(/[^/]*)?/?$")


def root_of(cloud: Cloud, service: str) -> str:
    """The URL at which a service lists its versions: its endpoint without version and project.

    Args:
        cloud: The cloud.
        service: Canonical service type, one of the catalogue's.

    Returns:
        The URL, with a closing slash.
    """
    return _VERSION_AND_OWNER.sub("", cloud.catalogue[service]).rstrip("/") + "/"

"""Containers of a check's own."""

from assay.kit.cloud import Cloud
from assay.kit.declare import resource


@resource("own_container", takes=0.2)
def own_container(cloud: Cloud) -> str:
    """Name of an empty container."""
    name = cloud.name("container")
    cloud.rest("object-store").put(f"/{name}")
    return name

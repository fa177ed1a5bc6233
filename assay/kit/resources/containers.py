"""Containers of a check's own, and one that checks share."""

from assay.kit.cloud import Cloud
from assay.kit.declare import resource


@resource("own_container", takes=0.2)
def own_container(cloud: Cloud) -> str:
    """Name of an empty container."""
    name = cloud.name("container")
    cloud.rest("object-store").put(f"/{name}")
    return name


@resource("shared_container", shared=True, takes=0.2)
def shared_container(cloud: Cloud) -> str:
    """Name of a container for objects whose neighbours do not matter; each is named by `cloud.name`."""
    name = cloud.name("objects")
    cloud.rest("object-store").put(f"/{name}")
    return name

"""What an object store says that it can do, and a container with objects in it to look at."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from assay.kit.cloud import Cloud
from assay.kit.declare import resource
from assay.kit.reasons import Absent

CONTENTS = {
    "apple": b"a",
    "bread/rye": b"rye bread",
    "bread/white": b"white bread, sliced",
    "cheese": b"cheddar",
    "date": b"a sweet brown fruit\n",
}
"""Name and content of the objects in the stocked container, in the order in which they are listed."""


@dataclass(frozen=True)
class ObjectFeatures:
    """The features that the store lists at `/info`.

    Attributes:
        listed: Settings by feature; None where the store keeps its list to itself, which it may.
    """

    listed: dict[str, Any] | None

    def insist(self, name: str) -> None:
        """Go on only where the store has the feature, or does not say which it has.

        Args:
            name: As the store lists it, such as `slo`.

        Raises:
            Absent: the store lists its features, and this is not one of them.
        """
        if self.listed is not None and name not in self.listed:
            raise Absent(f"The object store does not list {name!r} among its features.")

    def setting(self, feature: str, name: str, default: Any) -> Any:
        """A setting of a feature, or the default where the store does not tell."""
        settings = (self.listed or {}).get(feature)
        return settings.get(name, default) if isinstance(settings, dict) else default


@resource("object_features", shared=True, takes=0.2)
def object_features(cloud: Cloud) -> ObjectFeatures:
    """The features that the object store lists."""
    reply = cloud.rest("object-store").get(info_url(cloud), refusable=True)
    return ObjectFeatures(reply.body if reply.status == 200 else None)


@resource("stocked_container", shared=True, takes=0.6)
def stocked_container(cloud: Cloud) -> str:
    """Name of a container that holds `CONTENTS`, which every check may look at and none may change."""
    name = cloud.name("stocked")
    store = cloud.rest("object-store")
    store.put(f"/{name}")
    for object_name, content in CONTENTS.items():
        store.put(f"/{name}/{object_name}", data=content, headers={"Content-Type": "text/plain"})
    return name


def info_url(cloud: Cloud) -> str:
    """Where the store lists its features: beside the API's version, above every account."""
    parts = urlsplit(cloud.catalogue["object-store"])
    above = parts.path.partition("/v1")[0].rstrip("/")
    return f"{parts.scheme}://{parts.netloc}{above}/info"

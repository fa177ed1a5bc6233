"""Names of containers that are too long."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.object_store import ObjectFeatures

LONGEST = 256


@check(
    "object-store.container.name-limit",
    proves="objectstore-limits",
    spec="https://docs.openstack.org/api-ref/object-store/#create-container",
)
def container_name_is_held_to_its_length(
    cloud: Cloud, expect: Expect, object_features: ObjectFeatures
) -> None:
    """The name of a container may be as long as the store says, 256 bytes if it says nothing, not longer."""
    longest = int(object_features.setting("swift", "max_container_name_length", LONGEST))
    store = cloud.rest("object-store")
    name = f"{cloud.name('long')}-".ljust(longest, "n")
    expect.status("the longest name is accepted", store.put(f"/{name}", refusable=True), 201, 202)
    expect.status("a longer one is refused", store.put(f"/{name}n", refusable=True), 400)
    found = cloud.settle(lambda: store.head(f"/{name}", refusable=True), lambda reply: reply.status < 400)
    expect.status("the one with the longest name is there", found, 204, 200)

"""The list of a container's objects as plain text."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.object_store import CONTENTS


@check(
    "object-store.container.list-plain",
    proves="objectstore-container-list",
    spec="https://docs.openstack.org/api-ref/object-store/#show-container-details-and-list-objects",
)
def objects_are_listed_line_by_line(
    cloud: Cloud, expect: Expect, stocked_container: str, own_container: str
) -> None:
    """Unless asked for a format, a container lists its objects by name, one a line, and nothing for none."""
    store = cloud.rest("object-store")
    wanted = "".join(f"{name}\n" for name in CONTENTS)
    listed = cloud.settle(lambda: store.get(f"/{stocked_container}"), lambda reply: reply.text == wanted)
    expect("each stands in a line of its own", listed.text, equals=wanted)
    expect("it is plain text", listed.headers.get("Content-Type", ""), matches=r"text/plain(;.*)?")
    none = store.get(f"/{own_container}")
    expect.status("the list of an empty container is a success", none, 204, 200)
    expect("the list of an empty container is empty", none.text, equals="")

"""What a container says of itself."""

from assay.kit import Cloud, Expect, Reply, check
from assay.kit.resources.object_store import CONTENTS


@check(
    "object-store.container.show",
    proves="objectstore-container-list",
    spec="https://docs.openstack.org/api-ref/object-store/#show-container-metadata",
)
def container_tells_how_full_it_is(cloud: Cloud, expect: Expect, stocked_container: str) -> None:
    """A container reports how many objects and how many bytes it holds, and no metadata of its own accord."""
    store = cloud.rest("object-store")
    count, size = str(len(CONTENTS)), str(sum(map(len, CONTENTS.values())))

    def seen(reply: Reply) -> tuple[str | None, str | None]:
        return reply.headers.get("X-Container-Object-Count"), reply.headers.get("X-Container-Bytes-Used")

    shown = cloud.settle(
        lambda: store.head(f"/{stocked_container}"), lambda reply: seen(reply) == (count, size)
    )
    expect("it counts its objects", seen(shown)[0], equals=count)
    expect("it adds up their bytes", seen(shown)[1], equals=size)
    metadata = [name for name in shown.headers if name.lower().startswith("x-container-meta-")]
    expect("it has no metadata but what it was given", metadata, equals=[])

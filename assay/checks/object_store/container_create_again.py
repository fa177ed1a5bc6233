"""Creating a container that exists."""

from assay.kit import Cloud, Expect, check


@check(
    "object-store.container.create-again",
    proves="objectstore-container-create",
    spec="https://docs.openstack.org/api-ref/object-store/#create-container",
)
def created_again_it_keeps_its_objects(cloud: Cloud, expect: Expect, own_container: str) -> None:
    """Creating a container that exists already is accepted and leaves what it holds alone."""
    store = cloud.rest("object-store")
    store.put(f"/{own_container}/kept", data=b"still here")
    again = store.put(f"/{own_container}", refusable=True)
    expect.status("it is accepted", again, 201, 202)
    kept = store.head(f"/{own_container}/kept", refusable=True)
    expect.status("the object in it is still there", kept, 200)

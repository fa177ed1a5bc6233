"""What an object is to be taken for."""

from assay.kit import Cloud, Expect, check

GIVEN = {
    "Content-Type": "text/html; charset=UTF-8",
    "Content-Encoding": "gzip",
    "Content-Disposition": 'attachment; filename="page.html"',
}


@check(
    "object-store.object.headers",
    proves="objectstore-object-metadata",
    spec="https://docs.openstack.org/api-ref/object-store/#create-or-replace-object",
)
def object_is_served_as_it_was_described(cloud: Cloud, expect: Expect, shared_container: str) -> None:
    """An object is served with the type, encoding and disposition that it was uploaded with."""
    store = cloud.rest("object-store")
    path = f"/{shared_container}/{cloud.name('page')}"
    store.put(path, data=b"\x1f\x8b\x08 and so on", headers=GIVEN)
    shown = store.head(path).headers
    for name, value in GIVEN.items():
        expect(f"its {name} is what was given", shown.get(name), equals=value)

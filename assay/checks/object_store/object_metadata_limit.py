"""Limits of an object's metadata."""

from assay.kit import Absent, Cloud, Expect, check
from assay.kit.resources.object_store import ObjectFeatures


@check(
    "object-store.object.metadata-limit",
    proves="objectstore-limits",
    spec="https://docs.openstack.org/api-ref/object-store/#list-activated-capabilities",
)
def metadata_is_held_to_its_lengths(
    cloud: Cloud, expect: Expect, object_features: ObjectFeatures, shared_container: str
) -> None:
    """Where the store tells how long metadata may be, it refuses longer names and values and keeps none."""
    name_length = object_features.setting("swift", "max_meta_name_length", None)
    value_length = object_features.setting("swift", "max_meta_value_length", None)
    if not name_length or not value_length:
        raise Absent("The object store tells no limits of metadata.")
    store = cloud.rest("object-store")
    path = f"/{shared_container}/{cloud.name('labelled')}"
    store.put(path, data=b"labels")
    longest = {f"X-Object-Meta-{'n' * name_length}": "v" * value_length}
    accepted = store.post(path, headers=longest, refusable=True)
    expect.status("the longest name and value are accepted", accepted, 202)
    for what, headers in (
        ("a longer name is refused", {f"X-Object-Meta-{'n' * (name_length + 1)}": "v"}),
        ("a longer value is refused", {"X-Object-Meta-Note": "v" * (value_length + 1)}),
    ):
        expect.status(what, store.post(path, headers=headers, refusable=True), 400)
    shown = store.head(path).headers
    kept = [name.lower() for name in shown if name.lower().startswith("x-object-meta-")]
    expect("it has what was accepted", kept, equals=[name.lower() for name in longest])

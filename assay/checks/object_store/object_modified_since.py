"""Downloading an object depending on when it was changed."""

from assay.kit import Cloud, Expect, check

LONG_AGO = "Thu, 01 Jan 2015 00:00:00 GMT"


@check(
    "object-store.object.modified-since",
    proves="objectstore-object-http",
    spec="https://docs.openstack.org/api-ref/object-store/#get-object-content-and-metadata",
)
def content_comes_only_if_it_is_new(cloud: Cloud, expect: Expect, shared_container: str) -> None:
    """A download may be made to depend on whether the object was changed since a time."""
    store = cloud.rest("object-store")
    path = f"/{shared_container}/{cloud.name('news')}"
    store.put(path, data=b"Nothing happened.\n")
    changed = store.head(path).headers.get("Last-Modified", "")
    for condition, time, status, what in (
        ("If-Modified-Since", LONG_AGO, 200, "what was changed since is sent"),
        ("If-Modified-Since", changed, 304, "what was not changed since is not sent again"),
        (
            "If-Unmodified-Since",
            changed,
            200,
            "what should not have been changed since, and was not, is sent",
        ),
        (
            "If-Unmodified-Since",
            LONG_AGO,
            412,
            "what should not have been changed since, and was, is refused",
        ),
    ):
        expect.status(what, store.get(path, headers={condition: time}, refusable=True), status)

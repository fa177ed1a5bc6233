"""Temporary URLs for many objects."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.temp_urls import SigningContainer


@check(
    "object-store.temp-url.prefix",
    proves="objectstore-temp-url-scope",
    spec="https://docs.openstack.org/swift/latest/api/temporary_url_middleware.html",
)
def url_opens_what_has_the_prefix(cloud: Cloud, expect: Expect, signing_container: SigningContainer) -> None:
    """A URL signed for a prefix opens every object whose name begins with it, and no other."""
    place = f"/{signing_container.name}"
    store, stranger = cloud.rest("object-store"), cloud.rest("object-store", token="")
    for name in ("album/one", "album/two", "private"):
        store.put(f"{place}/{name}", data=name.encode(), headers={"Content-Type": "text/plain"})
    signed = signing_container.sign_prefix("GET", "album/")
    for name in ("album/one", "album/two"):
        got = stranger.get(f"{place}/{name}", params=signed, refusable=True)
        expect(f"it opens {name}", (got.status, got.text), equals=(200, name))
    other = stranger.get(f"{place}/private", params=signed, refusable=True)
    expect.status("it opens no object without the prefix", other, 401, 403)
    wider = {**signed, "temp_url_prefix": ""}
    forged = stranger.get(f"{place}/private", params=wider, refusable=True)
    expect.status("its prefix cannot be changed", forged, 401, 403)

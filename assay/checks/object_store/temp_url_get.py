"""Temporary URLs to download by."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.temp_urls import SigningContainer

CONTENT = b"For whoever holds the URL.\n"


@check(
    "object-store.temp-url.get",
    proves="objectstore-temp-url-get",
    spec="https://docs.openstack.org/swift/latest/api/temporary_url_middleware.html",
)
def url_opens_one_object(cloud: Cloud, expect: Expect, signing_container: SigningContainer) -> None:
    """A URL signed for downloading gives one object to whoever holds it, and no other object."""
    store, stranger = cloud.rest("object-store"), cloud.rest("object-store", token="")
    for name in ("shown", "hidden"):
        store.put(f"/{signing_container.name}/{name}", data=CONTENT, headers={"Content-Type": "text/plain"})
    signed = signing_container.sign("GET", "shown")
    got = stranger.get(f"/{signing_container.name}/shown", params=signed, refusable=True)
    expect.status("the URL opens its object", got, 200)
    expect("the content is the object's", got.text, equals=CONTENT.decode())
    other = stranger.get(f"/{signing_container.name}/hidden", params=signed, refusable=True)
    expect.status("its signature opens no other", other, 401, 403)

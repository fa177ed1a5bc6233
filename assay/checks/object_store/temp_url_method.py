"""Temporary URLs and what else one may try with them."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.temp_urls import SigningContainer

CONTENT = b"To be read and nothing else.\n"


@check(
    "object-store.temp-url.method",
    proves="objectstore-temp-url-scope",
    spec="https://docs.openstack.org/swift/latest/api/temporary_url_middleware.html",
)
def url_to_read_does_not_change(cloud: Cloud, expect: Expect, signing_container: SigningContainer) -> None:
    """A URL signed for downloading lets ask about the object, and neither replace, change nor delete it."""
    path = f"/{signing_container.name}/notice"
    store, stranger = cloud.rest("object-store"), cloud.rest("object-store", token="")
    store.put(path, data=CONTENT, headers={"Content-Type": "text/plain"})
    signed = signing_container.sign("GET", "notice")
    expect.status("it lets ask", stranger.head(path, params=signed, refusable=True), 200)
    for method, what in (("PUT", "replace"), ("POST", "change"), ("DELETE", "delete")):
        body = b"scribbled over" if method == "PUT" else None
        refused = stranger.send(method, path, data=body, params=signed, refusable=True)
        expect.status(f"it does not let {what}", refused, 401, 403)
    expect("the object is as it was", store.get(path, refusable=True).text, equals=CONTENT.decode())

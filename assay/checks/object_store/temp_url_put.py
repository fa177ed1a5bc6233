"""Temporary URLs to upload by."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.temp_urls import SigningContainer

CONTENT = b"From whoever holds the URL.\n"


@check(
    "object-store.temp-url.put",
    proves="objectstore-temp-url-put",
    spec="https://docs.openstack.org/swift/latest/api/temporary_url_middleware.html",
)
def url_takes_an_upload(cloud: Cloud, expect: Expect, signing_container: SigningContainer) -> None:
    """A URL signed for uploading takes an object from whoever holds it, and gives none away."""
    path = f"/{signing_container.name}/dropped"
    signed = signing_container.sign("PUT", "dropped")
    stranger = cloud.rest("object-store", token="")
    uploaded = stranger.put(path, data=CONTENT, params=signed, refusable=True)
    expect.status("the upload is accepted", uploaded, 201)
    shown = cloud.rest("object-store").head(path, refusable=True)
    expect.status("the owner finds it", shown, 200)
    expect("it has all bytes", shown.headers.get("Content-Length"), equals=str(len(CONTENT)))
    read = stranger.get(path, params=signed, refusable=True)
    expect.status("the URL does not let read", read, 401, 403)
    other = stranger.put(f"/{signing_container.name}/elsewhere", data=CONTENT, params=signed, refusable=True)
    expect.status("the URL takes no other object", other, 401, 403)

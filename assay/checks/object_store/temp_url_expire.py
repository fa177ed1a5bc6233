"""Temporary URLs whose time is over."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.temp_urls import SigningContainer


@check(
    "object-store.temp-url.expire",
    proves="objectstore-temp-url-get",
    spec="https://docs.openstack.org/swift/latest/api/temporary_url_middleware.html",
)
def url_opens_nothing_after_its_time(
    cloud: Cloud, expect: Expect, signing_container: SigningContainer
) -> None:
    """A URL signed for a time opens nothing once that time is over, nor when a later one is put into it."""
    path = f"/{signing_container.name}/ticket"
    cloud.rest("object-store").put(path, data=b"admits one")
    stranger = cloud.rest("object-store", token="")
    expired = signing_container.sign("GET", "ticket", seconds=-3600)
    late = stranger.get(path, params=expired, refusable=True)
    expect.status("it opens nothing after its time", late, 401, 403)
    later = signing_container.sign("GET", "ticket")["temp_url_expires"]
    forged = stranger.get(path, params={**expired, "temp_url_expires": later}, refusable=True)
    expect.status("its time cannot be changed", forged, 401, 403)

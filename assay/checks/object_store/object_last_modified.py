"""When an object was changed."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from assay.kit import Cloud, Expect, check

HTTP_DATE = r"\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT"
ISO = r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z?"


@check(
    "object-store.object.last-modified",
    proves="objectstore-object-http",
    spec="https://docs.openstack.org/api-ref/object-store/#show-object-metadata",
)
def time_of_change_is_told_alike(cloud: Cloud, expect: Expect, own_container: str) -> None:
    """An object tells when it was changed as HTTP writes times, and its container the same in ISO 8601."""
    store = cloud.rest("object-store")
    path = f"/{own_container}/dated"
    store.put(path, data=b"today")
    told = store.head(path).headers.get("Last-Modified", "")
    listing = cloud.settle(
        lambda: store.get(f"/{own_container}", params={"format": "json"}).body or [],
        lambda items: bool(items),
    )
    listed = str(listing[0].get("last_modified")) if listing else ""
    right = expect("the object tells a time of HTTP", told, matches=HTTP_DATE)
    if expect("the list tells a time of ISO 8601", listed, matches=ISO) and right:
        apart = parsedate_to_datetime(told) - datetime.fromisoformat(listed.rstrip("Z")).replace(tzinfo=UTC)
        # The header has whole seconds, and rounds up.
        expect("they are the same, but for rounding", abs(apart.total_seconds()), at_most=1)

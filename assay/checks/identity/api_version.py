"""The version of the identity API."""

from assay.kit import Cloud, Expect, check

STATUSES = ("stable", "current", "supported", "experimental", "deprecated")
MEDIA_TYPE = {"base": "application/json", "type": "application/vnd.openstack.identity-v3+json"}


@check(
    "identity.api.version",
    proves="identity-v3-api-discovery",
    spec="https://docs.openstack.org/api-ref/identity/v3/#show-v3-api-version-details",
)
def version_3_describes_itself(cloud: Cloud, expect: Expect) -> None:
    """The identity API says that it is of version 3, in which state, since when, where and how it speaks."""
    shown = cloud.rest("identity").get("")
    expect("it is of version 3", shown["version.id"], matches=r"v3\.\d+")
    expect("its status is one that there is", str(shown["version.status"]).lower(), among=STATUSES)
    expect("it speaks JSON", shown["version.media-types"], contains=MEDIA_TYPE)
    own = [str(link.get("href")) for link in shown["version.links"] if link.get("rel") == "self"]
    expect("it links to itself", [link.rstrip("/").rpartition("/")[2] for link in own], equals=["v3"])
    expect("it says when it was last changed", shown["version.updated"], matches=r"\d{4}-\d\d-\d\dT.+")

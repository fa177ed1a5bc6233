"""The versions of the network API."""

from urllib.parse import urlsplit

from assay.kit import Cloud, Expect, check


@check(
    "network.api.versions",
    proves="networks-list-api-versions",
    spec="https://docs.openstack.org/api-ref/network/v2/#list-api-versions",
)
def versions_are_listed(cloud: Cloud, expect: Expect) -> None:
    """The API lists each of its versions once, with status and link; one is current, and 2.0 is there."""
    network = cloud.rest("network")
    root = cloud.catalogue["network"].rstrip("/").removesuffix("/v2.0")
    versions = network.get(f"{root}/")["versions"]
    ids = [version.get("id") for version in versions]
    expect("2.0 is listed", ids, contains="v2.0")
    expect("none is listed twice", len(set(ids)), equals=len(ids))
    current = [version for version in versions if version.get("status") == "CURRENT"]
    expect("one version is current", len(current), equals=1)
    for id, version in zip(ids, versions, strict=True):
        own = [str(link.get("href")) for link in version.get("links", []) if link.get("rel") == "self"]
        paths = [urlsplit(link).path.rstrip("/").rpartition("/")[2] for link in own]
        expect(f"{id} links to itself", paths, equals=[id])

"""The versions of the identity API."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.endpoints import root_of

TOLD = ("id", "links", "media-types", "status", "updated")


@check(
    "identity.api.versions",
    proves="identity-v3-api-discovery",
    spec="https://docs.openstack.org/api-ref/identity/v3/#list-versions",
)
def versions_are_listed_to_anybody(cloud: Cloud, expect: Expect) -> None:
    """The identity service lists its versions to anybody, each with status, links, formats and date."""
    listed = cloud.rest("identity", token="").get(root_of(cloud, "identity"), refusable=True)
    expect.status("the list needs no token", listed, 200, 300)
    versions = listed["versions.values"]
    third = [version for version in versions if str(version.get("id")).startswith("v3.")]
    expect("version 3 is listed", len(third), at_least=1)
    for version in versions:
        lacking = [key for key in TOLD if key not in version]
        expect(f"nothing is missing of {version.get('id')}", lacking, equals=[])

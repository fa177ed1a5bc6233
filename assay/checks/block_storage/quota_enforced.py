"""Asking for more than the quota."""

from assay.kit import Absent, Cloud, Expect, check

FAR = 1_000_000
"""GiB above the limit, so that nothing that others give back meanwhile makes room for it."""


@check(
    "block-storage.quota.enforced",
    proves="volumes-v3-quotas",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#create-a-volume",
)
def volume_beyond_the_quota_is_refused(cloud: Cloud, expect: Expect) -> None:
    """A volume larger than the project's quota of gigabytes is refused as too large, and none is made."""
    storage = cloud.rest("block-storage")
    limit = storage.get("/limits")["limits.absolute.maxTotalVolumeGigabytes"]
    if limit < 0:
        raise Absent("The project's volumes are not limited in size.")
    asked = {"name": cloud.name("vast"), "size": limit + FAR}
    refused = storage.post("/volumes", json={"volume": asked}, refusable=True)
    expect.status("it is refused", refused, 413)
    expect("the refusal is an overLimit", list(refused.body), equals=["overLimit"])
    listed = storage.get("/volumes", params={"name": asked["name"]})["volumes"]
    expect("no volume was created", listed, equals=[])

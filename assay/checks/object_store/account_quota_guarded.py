"""Who may set an account's quota."""

from assay.kit import Blocked, Cloud, Expect, check
from assay.kit.resources.object_store import ObjectFeatures

QUOTA = "X-Account-Meta-Quota-Bytes"
# So high that it stops nobody, should a cloud grant it.
HARMLESS = 2**60


@check(
    "object-store.account.quota-guarded",
    proves="objectstore-account-quotas",
    spec="https://docs.openstack.org/swift/latest/middleware.html#module-swift.common.middleware.account_quotas",
)
def user_cannot_raise_the_quota(cloud: Cloud, expect: Expect, object_features: ObjectFeatures) -> None:
    """An ordinary user who sets the quota of the own account is refused, and the quota stays as it was."""
    object_features.insist("account_quotas")
    if object_features.listed is None:
        raise Blocked("The object store does not say whether it has account quotas.")
    store = cloud.rest("object-store")
    before = store.head("/").headers.get(QUOTA, "")
    asked = str(int(before) + 1 if before.isdecimal() else HARMLESS)
    refused = store.post("/", headers={QUOTA: asked}, refusable=True)
    expect.status("the request is refused", refused, 403)
    after = store.head("/").headers.get(QUOTA, "")
    expect("the quota is what it was", after, equals=before)
    if after != before:
        store.post("/", headers={QUOTA: before})

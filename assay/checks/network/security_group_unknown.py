"""Security groups and rules that do not exist."""

from assay.kit import Cloud, Expect, check

UNKNOWN = "6f1d0a52-0b5c-4a8e-9d8e-3a7f5c2b9e12"


@check(
    "network.security-group.unknown",
    proves="networks-security-groups-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#show-security-group",
    extension="security-group",
)
def unknown_group_is_not_found(cloud: Cloud, expect: Expect) -> None:
    """Security groups and rules that do not exist are not found, neither to be shown nor to be deleted."""
    network = cloud.rest("network")
    for what, path in (
        ("group", f"/security-groups/{UNKNOWN}"),
        ("rule", f"/security-group-rules/{UNKNOWN}"),
    ):
        expect.status(f"the {what} cannot be shown", network.get(path, refusable=True), 404)
        expect.status(f"the {what} cannot be deleted", network.delete(path, refusable=True), 404)

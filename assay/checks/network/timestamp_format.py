"""When things were made and changed."""

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check

FORMAT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"


@check(
    "network.timestamp.format",
    proves="networks-timestamps",
    spec="https://docs.openstack.org/api-ref/network/v2/#timestamp",
    extension="standard-attr-timestamp",
)
def times_are_told_in_utc(cloud: Cloud, expect: Expect, lent_network: Network) -> None:
    """A network tells in UTC when it was made and last changed."""
    shown = cloud.rest("network").get(f"/networks/{lent_network.id}")
    made, changed = shown["network.created_at"], shown["network.updated_at"]
    expect("it tells when it was made", made, matches=FORMAT)
    expect("it tells when it was changed", changed, matches=FORMAT)
    expect("it was not changed before it was made", changed, at_least=made)

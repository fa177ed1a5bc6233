"""Changes on condition that nobody else has made one."""

from openstack.network.v2.security_group import SecurityGroup

from assay.kit import Cloud, Expect, check


@check(
    "network.revision.if-match",
    proves="networks-revisions",
    spec="https://docs.openstack.org/api-ref/network/v2/#revisions",
    extension="revision-if-match",
)
def change_on_an_old_revision_is_refused(
    cloud: Cloud, expect: Expect, own_security_group: SecurityGroup
) -> None:
    """A change raises the revision number, and is refused if it is on condition of an old one."""
    network = cloud.rest("network")
    path = f"/security-groups/{own_security_group.id}"

    def change(description: str, revision: int | None = None) -> int:
        headers = {} if revision is None else {"If-Match": f"revision_number={revision}"}
        body = {"security_group": {"description": description}}
        return network.put(path, json=body, headers=headers, refusable=True).status

    before = network.get(path)["security_group.revision_number"]
    change("first")
    after = network.get(path)["security_group.revision_number"]
    expect("a change raises the revision number", after, at_least=before + 1)
    expect("a change of the old revision is refused", change("second", before), equals=412)
    expect("a change of the new revision is taken", change("third", after), equals=200)
    expect("it is as changed last", network.get(path)["security_group.description"], equals="third")

"""Rules for other protocols than TCP."""

from openstack.network.v2.security_group import SecurityGroup

from assay.kit import Cloud, Expect, check


@check(
    "network.security-group-rule.protocols",
    proves="networks-security-groups-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-security-group-rule",
    extension="security-group",
)
def rule_can_name_its_protocol_by_number(
    cloud: Cloud, expect: Expect, own_security_group: SecurityGroup
) -> None:
    """A rule can name its protocol by number, and for ICMP a type and a code, of which 0 is one."""
    network = cloud.rest("network")

    def made(**wish: object) -> dict[str, object]:
        rule = {**wish, "security_group_id": own_security_group.id, "direction": "ingress"}
        answer = network.post("/security-group-rules", json={"security_group_rule": rule})
        shown: dict[str, object] = network.get(
            f"/security-group-rules/{answer['security_group_rule.id']}"
        ).body["security_group_rule"]
        return shown

    numbered = made(ethertype="IPv4", protocol=17, port_range_min=53, port_range_max=53)
    expect("17 is UDP", str(numbered["protocol"]), among=("17", "udp"))
    icmp = made(ethertype="IPv4", protocol="icmp", port_range_min=8, port_range_max=0)
    expect("the protocol is ICMP", str(icmp["protocol"]), among=("1", "icmp"))
    expect("the ICMP type is 8", icmp["port_range_min"], equals=8)
    expect("the ICMP code is 0", icmp["port_range_max"], equals=0)
    anything = made(ethertype="IPv6")
    expect("a rule without protocol is for any", anything["protocol"], is_none=True)
    expect("a rule for IPv6 is for IPv6", anything["ethertype"], equals="IPv6")

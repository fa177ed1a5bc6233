"""Rules for other protocols than TCP."""

from openstack.network.v2.security_group import SecurityGroup

from assay.kit import Cloud, Expect, Reply, check


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

    def made(**wish: object) -> Reply:
        rule = {**wish, "security_group_id": own_security_group.id, "direction": "ingress"}
        answer = network.post("/security-group-rules", json={"security_group_rule": rule})
        return network.get(f"/security-group-rules/{answer['security_group_rule.id']}")

    numbered = made(ethertype="IPv4", protocol=17, port_range_min=53, port_range_max=53)
    expect("17 is UDP", str(numbered["security_group_rule.protocol"]), among=("17", "udp"))
    icmp = made(ethertype="IPv4", protocol="icmp", port_range_min=8, port_range_max=0)
    expect("the protocol is ICMP", str(icmp["security_group_rule.protocol"]), among=("1", "icmp"))
    expect("the ICMP type is 8", icmp["security_group_rule.port_range_min"], equals=8)
    expect("the ICMP code is 0", icmp["security_group_rule.port_range_max"], equals=0)
    anything = made(ethertype="IPv6")
    expect("a rule without protocol is for any", anything["security_group_rule.protocol"], is_none=True)
    expect("a rule for IPv6 is for IPv6", anything["security_group_rule.ethertype"], equals="IPv6")

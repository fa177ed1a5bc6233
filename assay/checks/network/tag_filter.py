"""Finding things by their tags."""

from openstack.network.v2.subnet import Subnet

from assay.kit import Cloud, Expect, check


@check(
    "network.tag.filter",
    proves="networks-tags",
    spec="https://docs.openstack.org/api-ref/network/v2/#filtering-by-tags",
    extension="standard-attr-tag",
)
def things_are_found_by_their_tags(cloud: Cloud, expect: Expect, lent_subnet: Subnet) -> None:
    """Networks, subnets and ports are found by the tags that they have all, any or none of."""
    network = cloud.rest("network")
    tags = [cloud.name("tag"), cloud.name("tag")]
    wish = {"network_id": lent_subnet.network_id, "name": cloud.name("port")}
    port = network.post("/ports", json={"port": wish})["port.id"]
    tagged = {"networks": lent_subnet.network_id, "subnets": lent_subnet.id, "ports": port}

    def found(kind: str, query: str, value: str) -> list[str]:
        params = {"fields": "id", query: value}
        return [str(one.get("id")) for one in network.get(f"/{kind}", params=params)[kind]]

    for kind, id in tagged.items():
        network.put(f"/{kind}/{id}/tags", json={"tags": tags})
        expect(f"{kind} are found by all tags", found(kind, "tags", ",".join(tags)), equals=[id])
    one, none = ",".join([tags[0], "assay-nothing-has-this"]), cloud.name("tag")
    expect("a port is found by one tag of several", found("ports", "tags-any", one), equals=[port])
    expect("a port is not found by a tag it has not", found("ports", "tags", f"{tags[0]},{none}"), equals=[])
    without = found("ports", "not-tags", tags[0])
    expect("a port is not found among those without its tag", without, lacks=port)

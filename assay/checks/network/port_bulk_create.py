"""Creating several ports at once."""

from openstack.network.v2.subnet import Subnet

from assay.kit import Cloud, Expect, check

OUTSIDE = "10.118.1.202"


@check(
    "network.port.bulk-create",
    proves="networks-l2-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#bulk-create-ports",
)
def ports_are_created_all_or_none(cloud: Cloud, expect: Expect, lent_subnet: Subnet) -> None:
    """Ports asked for in one request are all created; if one of them cannot be, none is."""
    network = cloud.rest("network")

    def wish() -> dict[str, object]:
        return {"network_id": lent_subnet.network_id, "name": cloud.name("port")}

    def there(ports: list[dict[str, object]]) -> list[str]:
        listed = network.get("/ports", params={"network_id": lent_subnet.network_id, "fields": "name"})
        names = [port["name"] for port in ports]
        return [port.get("name") for port in listed["ports"] if port.get("name") in names]

    good = [wish(), wish()]
    made = network.post("/ports", json={"ports": good}, refusable=True)
    expect.status("two ports can be asked for at once", made, 201)
    expect("both are there", there(good), same_items=[port["name"] for port in good])
    bad = [wish(), {**wish(), "fixed_ips": [{"subnet_id": lent_subnet.id, "ip_address": OUTSIDE}]}]
    refused = network.post("/ports", json={"ports": bad}, refusable=True)
    expect.status("two ports of which one is impossible are refused", refused, 400)
    expect("neither is there", there(bad), equals=[])
    for port in made["ports"]:
        network.delete(f"/ports/{port.get('id')}")

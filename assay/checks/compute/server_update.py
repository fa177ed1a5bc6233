"""Updating a server."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check


@check(
    "compute.server.update",
    proves="compute-servers-update",
    spec="https://docs.openstack.org/api-ref/compute/#update-server",
)
def update_changes_what_it_names(cloud: Cloud, expect: Expect, lent_server: Server) -> None:
    """An update changes what it names of a server: its name, in any script, or its access addresses."""
    path = f"/servers/{lent_server.id}"
    compute = cloud.rest("compute")
    name = cloud.name("renamed") + "-Íñstáñcé-服务器"
    answer = compute.put(path, json={"server": {"name": name}})
    expect("the answer has the new name", answer["server.name"], equals=name)
    addresses = {"accessIPv4": "192.0.2.9", "accessIPv6": "2001:db8::9"}
    compute.put(path, json={"server": addresses})
    shown = compute.get(path)["server"]
    expect(
        "the access addresses are the new ones", {key: shown.get(key) for key in addresses}, equals=addresses
    )
    expect("the name stays as it was before", shown.get("name"), equals=name)

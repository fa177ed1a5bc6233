"""Creating a subnet pool."""

from assay.kit import Cloud, Expect, check

PREFIXES = ["10.121.0.0/20", "10.122.0.0/20"]
LENGTHS = {"default_prefixlen": 25, "min_prefixlen": 22, "max_prefixlen": 28}


@check(
    "network.subnet-pool.create",
    proves="networks-subnet-pools-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-subnet-pool",
    extension="subnet_allocation",
)
def new_pool_is_what_was_asked_for(cloud: Cloud, expect: Expect) -> None:
    """A new subnet pool has the prefixes and lengths asked for, is its tenant's, and is found by name."""
    network = cloud.rest("network")
    name = cloud.name("pool")
    made = network.post("/subnetpools", json={"subnetpool": {"name": name, "prefixes": PREFIXES, **LENGTHS}})
    id = made["subnetpool.id"]
    shown = network.get(f"/subnetpools/{id}")
    expect("it has the name that was asked for", shown["subnetpool.name"], equals=name)
    expect("it has the prefixes", shown["subnetpool.prefixes"], same_items=PREFIXES)
    for key, length in LENGTHS.items():
        expect(f"its {key} is the one asked for", int(shown[f"subnetpool.{key}"]), equals=length)
    expect("it belongs to the tenant's project", shown["subnetpool.project_id"], equals=cloud.project)
    expect("it is not shared with other projects", shown["subnetpool.shared"], equals=False)
    found = network.get("/subnetpools", params={"name": name})
    expect("it is found by its name", [one.get("id") for one in found["subnetpools"]], equals=[id])

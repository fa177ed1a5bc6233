"""Listing servers."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import DescribedServer


@check(
    "compute.server.list",
    proves="compute-servers-list",
    spec="https://docs.openstack.org/api-ref/compute/#list-servers",
)
def server_is_listed(cloud: Cloud, expect: Expect, described_server: DescribedServer) -> None:
    """A tenant's server is listed in brief and in detail, and in detail as it is shown by itself."""
    compute = cloud.rest("compute")
    id, query = described_server.id, {"name": described_server.name, "sort_key": "created_at"}
    brief = compute.get("/servers", params=query)["servers"]
    expect("the brief list has it", [one["id"] for one in brief], contains=id)
    detailed = {one["id"]: one for one in compute.get("/servers/detail", params=query)["servers"]}
    if expect("the detailed list has it", list(detailed), contains=id):
        alone = compute.get(f"/servers/{id}")["server"]
        fields = ("name", "status", "image", "flavor", "addresses", "metadata", "created", "tenant_id")
        expect(
            "the detailed list says what the server says by itself",
            {field: detailed[id].get(field) for field in fields},
            equals={field: alone.get(field) for field in fields},
        )

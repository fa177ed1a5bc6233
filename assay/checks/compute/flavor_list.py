"""Listing flavors."""

from collections.abc import Iterator
from typing import Any

from openstack.compute.v2.flavor import Flavor

from assay.kit import Cloud, Expect, Facts, check


@check(
    "compute.flavor.list",
    proves="compute-flavors-list",
    spec="https://docs.openstack.org/api-ref/compute/#list-flavors-with-details",
)
def brief_and_detailed_lists_show_the_same_flavors(
    cloud: Cloud, expect: Expect, fact: Facts, flavor: Flavor
) -> None:
    """The brief and the detailed list show the same flavors, with the sizes that each has by itself."""
    compute = cloud.rest("compute")
    brief = compute.get("/flavors")["flavors"]
    detailed = compute.get("/flavors/detail")["flavors"]
    expect(
        "both lists show the same flavors",
        [one["id"] for one in detailed],
        same_items=[one["id"] for one in brief],
    )
    shapes = {(one["vcpus"], one["ram"], one["disk"]) for one in detailed}
    fact("compute.flavors.vcpus-ram-disk", tuple("-".join(map(str, shape)) for shape in sorted(shapes)))
    fact("compute.flavors.names", tuple(sorted({str(one.get("name")) for one in detailed})))
    fact("compute.flavors.disks", tuple(sorted({disk for one in detailed for disk in _disks(one)})))
    sizes = ("name", "vcpus", "ram", "disk")
    alone = compute.get(f"/flavors/{flavor.id}")["flavor"]
    listed = next((one for one in detailed if one["id"] == flavor.id), detailed[0])
    if listed["id"] != flavor.id:  # a list of many pages may show it further on
        alone = compute.get(f"/flavors/{listed['id']}")["flavor"]
    expect(
        "a flavor has the same sizes in the list and by itself",
        {size: listed.get(size) for size in sizes},
        equals={size: alone.get(size) for size in sizes},
    )


def _disks(flavor: dict[str, Any]) -> Iterator[str]:
    """Which disks a server of a flavor has without asking for a volume."""
    yield "root" if flavor.get("disk") else "none"
    if flavor.get("OS-FLV-EXT-DATA:ephemeral"):
        yield "ephemeral"
    if flavor.get("swap"):
        yield "swap"

"""Filtering flavors."""

from assay.kit import Cloud, Expect, check


@check(
    "compute.flavor.filter",
    proves="compute-flavors-list",
    spec="https://docs.openstack.org/api-ref/compute/#list-flavors-with-details",
)
def flavors_are_filtered_by_size(cloud: Cloud, expect: Expect) -> None:
    """A list of flavors with at least so much memory, or so large a disk, shows no smaller ones."""
    compute = cloud.rest("compute")
    known = compute.get("/flavors/detail")["flavors"]
    for query, field in (("minRam", "ram"), ("minDisk", "disk")):
        most = max(one[field] for one in known)
        found = compute.get("/flavors/detail", params={query: most})["flavors"]
        smallest = min((one[field] for one in found), default=None)
        expect(f"no flavor has less {field} than {query} asks for", smallest, equals=most)

"""Microversions that are none."""

from assay.kit import Cloud, Expect, check


@check(
    "compute.version.microversion-invalid",
    proves="compute-microversions-validated",
    spec="https://docs.openstack.org/api-guide/compute/microversions.html",
)
def improper_microversion_is_refused(cloud: Cloud, expect: Expect) -> None:
    """A microversion older than the oldest is not spoken, and one that is no number is refused."""
    compute = cloud.rest("compute")
    for asked, status in {"2.0": 406, "2.x": 400, "two": 400}.items():
        headers = {"OpenStack-API-Version": f"compute {asked}"}
        refused = compute.get("/flavors", params={"limit": 1}, headers=headers, refusable=True)
        expect.status(f"the microversion {asked} is refused", refused, status)

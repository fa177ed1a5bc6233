"""What is left of a project's quota."""

from assay.cloud.connect import Line
from assay.cloud.scope import scope

_UNLIMITED = -1


def left(line: Line) -> dict[str, int]:
    """What the project may still take of each thing that is limited.

    Args:
        line: An open line.

    Returns:
        `instances`, `cores`, `ram` (MiB), `volumes`, `gigabytes`, `networks`, `subnets`, `routers`, ...;
        what is unlimited, or not told to an ordinary tenant, is left out.
    """
    found: dict[str, int] = {}
    with scope("discovery"):
        if "compute" in line.catalogue:
            limits = _get(line, "compute", "/limits").get("limits", {}).get("absolute", {})
            found |= _difference(limits, "instances", "maxTotalInstances", "totalInstancesUsed")
            found |= _difference(limits, "cores", "maxTotalCores", "totalCoresUsed")
            found |= _difference(limits, "ram", "maxTotalRAMSize", "totalRAMUsed")
        if "block-storage" in line.catalogue:
            limits = _get(line, "block-storage", "/limits").get("limits", {}).get("absolute", {})
            found |= _difference(limits, "volumes", "maxTotalVolumes", "totalVolumesUsed")
            found |= _difference(limits, "snapshots", "maxTotalSnapshots", "totalSnapshotsUsed")
            found |= _difference(limits, "gigabytes", "maxTotalVolumeGigabytes", "totalGigabytesUsed")
        if "network" in line.catalogue:
            project = line.connection.current_project_id
            details = _get(line, "network", f"/quotas/{project}/details").get("quota", {})
            for name, quota in details.items():
                found |= _difference(quota, f"{name}s", "limit", "used")
    return found


def _get(line: Line, service: str, path: str) -> dict[str, dict[str, dict[str, int]]]:
    """The JSON document at a path; empty when the cloud does not tell it to this tenant."""
    answer = line.adapter(service).get(path, raise_exc=False)
    document: dict[str, dict[str, dict[str, int]]] = answer.json() if answer.status_code == 200 else {}
    return document


def _difference(limits: dict[str, int], name: str, limit: str, used: str) -> dict[str, int]:
    if limit not in limits or used not in limits or limits[limit] == _UNLIMITED:
        return {}
    return {name: limits[limit] - limits[used]}

"""Waits until a cloud is ready, proven through its APIs: all services answer, servers find a host."""

import time
from collections.abc import Callable, Mapping
from pathlib import Path

import keystoneauth1.exceptions
from keystoneauth1.session import Session

from assay.problem import ExitCode, Problem

from . import access, processes
from .progress import Progress
from .secret import Secrets
from .shapes import Shape

PATIENCE = 300.0
"""Longest wait for a cloud, in seconds; a quiet machine takes about ten, a crowded one minutes."""
NAP = 0.1
ANSWER = 5.0
"""Longest wait for one answer, in seconds: a service that is still loading lets the caller queue."""

NOT_YET = (
    keystoneauth1.exceptions.ConnectionError,
    keystoneauth1.exceptions.ServiceUnavailable,
    keystoneauth1.exceptions.InternalServerError,
    keystoneauth1.exceptions.EndpointNotFound,
)

ASKED = {
    "compute": "/servers",
    "image": "/v2/images",
    "network": "/v2.0/networks",
    "block-storage": "/volumes",
    "object-store": "",
}
"""What an ordinary tenant asks each service."""


def wait(
    directory: Path,
    shape: Shape,
    ports: Mapping[str, int],
    progress: Progress,
    patience: float = PATIENCE,
) -> None:
    """Return as soon as the cloud is ready.

    Args:
        directory: The cloud's directory.
        shape: What it offers.
        ports: TCP port by listener.
        progress: Told when a service answers.
        patience: Longest wait, in seconds.

    Raises:
        Problem: The cloud failed, or was not ready in time.
    """
    end = time.monotonic() + patience
    credentials = access.credentials(shape, Secrets.load(directory), ports)
    tenant, admin = access.session(credentials["tenant"]), access.session(credentials["admin"])
    offered = [kind for kind in ASKED if kind != "object-store" or shape.object_storage]
    proofs: dict[str, Callable[[], bool]] = {
        kind: lambda kind=kind: _answers(tenant, kind, shape.region)  # type: ignore[misc]
        for kind in offered
    }
    proofs["a host for servers"] = lambda: _has_host(admin, shape.region)
    proofs["a back end for volumes"] = lambda: _has_back_end(admin, shape.region)
    for what, proven in proofs.items():
        while not _now(proven):
            _fail_if_hopeless(directory, what, end, patience)
            time.sleep(NAP)
        progress(f"{what} is there")


def _now(proven: Callable[[], bool]) -> bool:
    try:
        return proven()
    except NOT_YET:
        return False


def _answers(session: Session, kind: str, region: str) -> bool:
    filters = {"service_type": kind, "region_name": region, "interface": "public"}
    session.get(ASKED[kind], endpoint_filter=filters, timeout=ANSWER)
    return True


def _has_host(session: Session, region: str) -> bool:
    """Tell whether nova-compute is up and placement knows its inventory."""
    compute = {"service_type": "compute", "region_name": region, "interface": "public"}
    services = session.get("/os-services?binary=nova-compute", endpoint_filter=compute, timeout=ANSWER).json()
    placement = {"service_type": "placement", "region_name": region, "interface": "public"}
    candidates = session.get(
        "/allocation_candidates?resources=VCPU:1",
        endpoint_filter=placement,
        headers={"OpenStack-API-Version": "placement 1.10"},
        timeout=ANSWER,
    ).json()
    return any(service["state"] == "up" for service in services["services"]) and bool(
        candidates["allocation_requests"]
    )


def _has_back_end(session: Session, region: str) -> bool:
    """Tell whether cinder's scheduler has heard from its back end."""
    volume = {"service_type": "block-storage", "region_name": region, "interface": "public"}
    return bool(
        session.get("/scheduler-stats/get_pools", endpoint_filter=volume, timeout=ANSWER).json()["pools"]
    )


def _fail_if_hopeless(directory: Path, what: str, end: float, patience: float) -> None:
    known = processes.supervision(directory)
    if known.phase == "failed":
        raise Problem(
            "The lab cloud failed while it started.",
            why=f"{known.reason}.",
            advice=f"Its logs are in {directory}/log.",
            exit_code=ExitCode.INCOMPLETE,
        )
    if known.pid and not processes.is_supervised(directory):
        raise Problem("The lab cloud's supervisor died while it started.", exit_code=ExitCode.INCOMPLETE)
    if time.monotonic() > end:
        raise Problem(
            f"The lab cloud was not ready within {patience:.0f} s: still no {what}.",
            advice="Is the machine very busy? Try again.",
            exit_code=ExitCode.INCOMPLETE,
        )

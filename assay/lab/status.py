"""How a cloud is: its state in one word, and each of its processes with its memory."""

from dataclasses import dataclass

import psutil

from . import cloud, paths, processes


@dataclass(frozen=True)
class ServiceStatus:
    """One process of a cloud.

    Args:
        service: What it runs; the supervisor is one of them.
        pid: Its process id.
        memory: Its proportional set size (PSS) in bytes: pages shared by n processes count as 1/n.
        restarts: How often it was started again lately.
    """

    service: str
    pid: int
    memory: int
    restarts: int


@dataclass(frozen=True)
class Status:
    """How a cloud is.

    Args:
        name: Its name.
        state: `ready`, `starting`, `failed`, or `dead` when its supervisor is gone.
        reason: Why it failed or is dead; empty otherwise.
        release: Its OpenStack release, empty when unknown.
        shape: Its shape, empty when unknown.
        auth_url: Its identity endpoint, empty when unknown.
        services: Its processes.
    """

    name: str
    state: str
    reason: str
    release: str
    shape: str
    auth_url: str
    services: tuple[ServiceStatus, ...]

    @property
    def memory(self) -> int:
        """Proportional set size of all processes together, in bytes."""
        return sum(service.memory for service in self.services)


def of(name: str) -> Status:
    """Return how the cloud of that name is."""
    directory = paths.cloud(name)
    known = processes.supervision(directory)
    names = {pid: service for service, pid in known.services.items()} | {known.pid: "supervisor"}
    services = []
    for pid, process in processes.inhabitants(directory).items():
        try:
            service = names.get(pid) or process.name().removeprefix("lab-")
            memory = process.memory_full_info().pss
        except psutil.NoSuchProcess:
            continue
        services.append(ServiceStatus(service, process.pid, memory, known.restarts.get(service, 0)))
    remembered = cloud.recall(name)
    supervised = any(service.service == "supervisor" for service in services)
    if known.phase == "failed":
        state, reason = "failed", known.reason
    elif not supervised:
        state, reason = (
            "dead",
            "its supervisor is gone; `assay lab up` starts it anew, `assay lab down` removes it",
        )
    else:
        state, reason = "ready" if remembered is not None and remembered[1] else "starting", ""
    lab = remembered[0] if remembered is not None else None
    return Status(
        name=name,
        state=state,
        reason=reason,
        release=lab.release if lab else "",
        shape=lab.shape if lab else "",
        auth_url=lab.auth_url if lab else "",
        services=tuple(services),
    )

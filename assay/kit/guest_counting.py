"""A guest that counts, and so shows whether it was stopped for a while or started anew."""

from assay.guest.report import Report
from assay.kit.cloud import Cloud
from assay.kit.expect import Expect
from assay.kit.guest import Guest, counted
from assay.kit.guest_actions import ask
from assay.kit.resources.servers import wait_until_idle


def stops_and_goes_on(
    cloud: Cloud, expect: Expect, guest: Guest, *, stop: str, stopped: str, go_on: str
) -> None:
    """Stop a counting guest, let it go on, and claim that it counts on from where it was.

    Args:
        cloud: The cloud.
        expect: Takes the claims.
        guest: The guest.
        stop: The action that stops it, such as `suspend`.
        stopped: The status of its server then.
        go_on: The action that lets it go on.

    Raises:
        Absent: the cloud says that its hypervisor cannot do this.
        NeverReached: the server did not come to rest.
    """
    before = guest.look()
    if not ask(cloud, expect, guest, {stop: None}, stop):
        return
    wait_until_idle(cloud, guest.id, stopped)
    if not ask(cloud, expect, guest, {go_on: None}, go_on):
        return
    wait_until_idle(cloud, guest.id, "ACTIVE")
    # It counted on until it was stopped, so what is seen first says nothing.
    so_far = max(counted(guest.look()), counted(before))
    after = guest.settled(lambda report: counted(report) > so_far)
    expect("it counts on", counted(after), at_least=so_far + 1)
    expect("it is the same start", _start(after), equals=_start(before))


def _start(seen: Report) -> str:
    return seen.events[-1].boot if seen.events else ""

"""What is asked of a guest's server, and whether the cloud takes it up."""

from typing import Any

from assay.guest.report import Report
from assay.kit.cloud import Cloud
from assay.kit.expect import Expect
from assay.kit.guest import Guest
from assay.kit.reasons import Absent
from assay.kit.resources.servers import wait_until_idle
from assay.kit.rest import Refused


def ask(cloud: Cloud, expect: Expect, guest: Guest, action: dict[str, Any], record: str) -> bool:
    """Ask a guest's server to do something, and claim that the cloud records that it does.

    A cloud that accepts an action and forgets it is known by that at once, and not by an endless wait.

    Args:
        cloud: The cloud.
        expect: Takes the claim.
        guest: The guest.
        action: As the request says it, such as `{"reboot": {"type": "SOFT"}}`.
        record: What the cloud calls it in its record, such as `reboot`.

    Returns:
        Whether the claim held; if not, waiting for the effect is in vain.

    Raises:
        Absent: the cloud says that its hypervisor cannot do this.
        Refused: the cloud refuses for another reason.
    """
    compute = cloud.rest("compute")

    def times() -> int:
        done = compute.get(f"/servers/{guest.id}/os-instance-actions")["instanceActions"]
        return sum(1 for one in done if one["action"] == record)

    before = times()
    reply = compute.post(f"/servers/{guest.id}/action", json=action, refusable=True)
    if reply.status == 501:
        raise Absent(f"The cloud's hypervisor cannot {record} servers.")
    if reply.status >= 400:
        raise Refused(reply)
    seen = cloud.settle(times, lambda count: count > before)
    return expect(f"the cloud takes up the {record}", seen, equals=before + 1)


def comes_up(cloud: Cloud, guest: Guest, before: Report, status: str = "ACTIVE") -> Report:
    """Wait until the cloud says that a guest's server has come to rest, and the guest that it is up.

    A server that is between two hosts has no console to look at, so the cloud is asked first.

    Args:
        cloud: The cloud.
        guest: The guest.
        before: What it said before it went down.
        status: In which the server comes to rest.

    Returns:
        Its first whole report since then.

    Raises:
        NeverReached: the server or the guest did not come up.
    """
    wait_until_idle(cloud, guest.id, status)
    return guest.up_again(before)


def boots_of(seen: Report) -> int:
    """How often the disk of a guest was booted; 0 if it does not say."""
    return (seen.boot.boots or 0) if seen.boot else 0


def runs_of(seen: Report) -> int:
    """How often user-data was run from the disk of a guest; 0 if it does not say."""
    return (seen.userdata.runs or 0) if seen.userdata else 0

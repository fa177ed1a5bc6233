"""Deviations of how guests come out of what is done to their servers."""

from assay.lab.deviations.conditions import Condition, action_is
from assay.lab.deviations.guest import Line, gone, put
from assay.lab.deviations.guest.later import guest_says_after, guest_starts_after

_ANOTHER = "00c0ffee-0000-4000-8000-0000000000ff"
_FRESH = put(boots="1", kind="first")
_ELSEWHERE = put(instance=_ANOTHER)


def _reboot(kind: str) -> Condition:
    return lambda request: action_is("reboot")(request) and request.json["reboot"].get("type") == kind


def _run_again(line: Line) -> dict[str, str]:
    return {**line.fields, "ran": "now", "runs": str(int(line.fields.get("runs") or 0) + 1)}


SOFT, HARD = _reboot("SOFT"), _reboot("HARD")

DEVIATIONS = (
    guest_says_after(
        SOFT,
        "guest-reboot-disk-fresh",
        "guest.lifecycle.reboot",
        "A rebooted server gets a fresh disk.",
        "boot",
        _FRESH,
    ),
    guest_says_after(
        SOFT,
        "guest-reboot-instance-other",
        "guest.lifecycle.reboot",
        "A rebooted server is told that it is another.",
        "boot",
        _ELSEWHERE,
    ),
    guest_says_after(
        SOFT,
        "guest-reboot-runs-user-data",
        "guest.lifecycle.reboot",
        "A rebooted server takes itself for a new one, and runs its user-data again.",
        "userdata",
        _run_again,
    ),
    guest_says_after(
        HARD,
        "guest-power-cycle-disk-fresh",
        "guest.lifecycle.reboot-hard",
        "A server that is rebooted hard gets a fresh disk.",
        "boot",
        _FRESH,
    ),
    guest_says_after(
        HARD,
        "guest-power-cycle-disk-old",
        "guest.lifecycle.reboot-hard",
        "A server that is rebooted hard gets its disk as it was some time ago.",
        "sshd",
        put(key="SHA256:" + "A" * 43),
    ),
    guest_says_after(
        action_is("os-start"),
        "guest-stop-pulls-the-plug",
        "guest.lifecycle.stop",
        "A server that is stopped is cut off without a warning.",
        "boot",
        put(ended="no"),
    ),
    guest_says_after(
        action_is("os-start"),
        "guest-start-disk-fresh",
        "guest.lifecycle.stop",
        "A server that is started again gets a fresh disk.",
        "boot",
        _FRESH,
    ),
    guest_says_after(
        action_is("rebuild"),
        "guest-rebuild-disk-kept",
        "guest.lifecycle.rebuild",
        "A rebuilt server keeps its old disk.",
        "boot",
        put(boots="2", kind="again"),
    ),
    guest_says_after(
        action_is("rebuild"),
        "guest-rebuild-instance-other",
        "guest.lifecycle.rebuild",
        "A rebuilt server is told that it is another.",
        "boot",
        _ELSEWHERE,
    ),
    guest_says_after(
        action_is("rebuild"),
        "guest-rebuild-user-data-lost",
        "guest.lifecycle.rebuild",
        "A rebuilt server has lost its user-data.",
        "userdata",
        lambda _line: {"bytes": "0", "ran": "none", "exit": "none", "runs": ""},
    ),
    guest_says_after(
        action_is("resize"),
        "guest-resize-memory-kept",
        "guest.lifecycle.resize",
        "A resized server has the memory that it had.",
        "hardware",
        put(memory_kib="100000"),
    ),
    guest_says_after(
        action_is("resize"),
        "guest-resize-root-kept",
        "guest.lifecycle.resize",
        "A resized server has a root disk as large as before.",
        "root",
        put(disk_bytes=str(1 << 30)),
    ),
    guest_says_after(
        action_is("resize"),
        "guest-resize-disk-fresh",
        "guest.lifecycle.resize",
        "A resized server gets a fresh disk.",
        "boot",
        _FRESH,
    ),
    guest_says_after(
        action_is("unshelve"),
        "guest-unshelve-disk-fresh",
        "guest.lifecycle.shelve",
        "A server that was shelved comes back with a fresh disk.",
        "boot",
        _FRESH,
    ),
    guest_says_after(
        action_is("unshelve"),
        "guest-unshelve-instance-other",
        "guest.lifecycle.shelve",
        "A server that was shelved comes back as another.",
        "boot",
        _ELSEWHERE,
    ),
    *(
        deviation
        for check, action, past in (("suspend", "resume", "resumed"), ("pause", "unpause", "unpaused"))
        for deviation in (
            guest_says_after(
                action_is(action),
                f"guest-{action}-stands-still",
                f"guest.lifecycle.{check}",
                f"A guest that is {past} stands still.",
                "said",
                gone,
            ),
            guest_starts_after(
                action_is(action),
                f"guest-{action}-boots-anew",
                f"guest.lifecycle.{check}",
                f"A guest that is {past} is booted anew.",
            ),
        )
    ),
)

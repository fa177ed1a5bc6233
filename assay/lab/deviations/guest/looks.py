"""Deviations of what guests see of themselves and of their network."""

from typing import Any

from assay.lab.deviations.guest import Line, gone, guest_says, has, only, put

_ANOTHER = "00c0ffee-0000-4000-8000-0000000000ff"
_ELSEWHERE = "198.51.100.77"
_ALONE = has("said", key="alone")
"""The guest of which its start is looked at."""
_LOOKED_AT = has("key")
"""Guests that were asked for with a key: those that are looked at, and nothing is done to."""


def _with_script(lines: list[Line]) -> bool:
    """Those of them that were given a script, which greets."""
    return _LOOKED_AT(lines) and has("said", key="greeting")(lines)


def _half_memory(line: Line) -> dict[str, str]:
    return {**line.fields, "memory_kib": str(int(line.fields["memory_kib"]) // 2)}


def _twice_memory(line: Line) -> dict[str, str]:
    return {**line.fields, "memory_kib": str(int(line.fields["memory_kib"]) * 2)}


def _shifted(seconds: int) -> Any:
    return lambda line: {**line.fields, "epoch": str(int(line.fields["epoch"]) + seconds)}


def _shorter_prefix(line: Line) -> dict[str, str]:
    return {**line.fields, "ipv4": line.fields["ipv4"].replace("/24", "/16")}


def _backwards(line: Line) -> dict[str, str]:
    swapped = {"192.0.2.11": "192.0.2.12", "192.0.2.12": "192.0.2.11"}
    return {**line.fields, "server": swapped.get(line.fields.get("server", ""), _ELSEWHERE)}


DEVIATIONS = (
    guest_says(
        "guest-never-ready",
        "guest.boot.ready",
        "Guests come up only half.",
        "ready",
        gone,
        _ALONE,
    ),
    guest_says(
        "guest-beginning-lost", "guest.boot.ready", "The beginning of a console is lost.", "begin", gone
    ),
    guest_says(
        "guest-disk-used",
        "guest.boot.ready",
        "A new server gets a disk that was used before.",
        "boot",
        put(boots="2", kind="clone"),
        _ALONE,
    ),
    guest_says(
        "guest-hardware-uuid-other",
        "guest.identity.uuid",
        "The hardware of a server has an id of its own.",
        "hardware",
        put(uuid=_ANOTHER),
    ),
    guest_says(
        "guest-instance-other",
        "guest.identity.uuid",
        "A server's metadata has another server's id.",
        "boot",
        put(instance=_ANOTHER),
        _LOOKED_AT,
    ),
    guest_says(
        "guest-hostname-localhost",
        "guest.identity.hostname",
        "Guests are not told their name.",
        "hostname",
        put(name="localhost"),
    ),
    guest_says(
        "guest-key-missing", "guest.identity.key", "The key pair does not reach the guest.", "key", gone
    ),
    guest_says(
        "guest-password-open",
        "guest.identity.locked",
        "A password is put into guests.",
        "account",
        put(locked="no"),
    ),
    guest_says(
        "guest-product-plain",
        "guest.hardware.product",
        "The firmware of a guest names the emulator alone.",
        "hardware",
        put(product="Standard PC (i440FX + PIIX, 1996)"),
    ),
    guest_says(
        "guest-key-of-others",
        "guest.identity.key",
        "Guests are given a key of the operator's instead.",
        "key",
        put(fingerprint="SHA256:" + "A" * 43),
    ),
    guest_says(
        "guest-user-data-altered",
        "guest.user-data.delivered",
        "User-data is altered on its way.",
        "userdata",
        put(sha256="0" * 64),
        _with_script,
    ),
    guest_says(
        "guest-user-data-fails",
        "guest.user-data.delivered",
        "Scripts in user-data do not run to their end.",
        "userdata",
        put(exit="127"),
    ),
    guest_says(
        "guest-user-data-mute",
        "guest.user-data.delivered",
        "What user-data says is lost.",
        "said",
        gone,
        _LOOKED_AT,
    ),
    guest_says(
        "guest-processors-doubled",
        "guest.hardware.flavor",
        "A guest has more processors than its flavor.",
        "hardware",
        put(cpus="2"),
    ),
    guest_says(
        "guest-memory-halved",
        "guest.hardware.flavor",
        "A guest has half the memory of its flavor.",
        "hardware",
        _half_memory,
        _LOOKED_AT,
    ),
    guest_says(
        "guest-memory-doubled",
        "guest.hardware.flavor",
        "A guest has twice the memory of its flavor.",
        "hardware",
        _twice_memory,
        _LOOKED_AT,
    ),
    guest_says(
        "guest-no-randomness",
        "guest.hardware.entropy",
        "Guests have no source of randomness.",
        "hardware",
        put(rng="none"),
    ),
    guest_says(
        "guest-clock-ahead",
        "guest.hardware.clock",
        "Guests wake up to local time, two hours ahead.",
        "clock",
        _shifted(7200),
    ),
    guest_says(
        "guest-clock-behind",
        "guest.hardware.clock",
        "Guests wake up to local time, five hours behind.",
        "clock",
        _shifted(-18000),
    ),
    guest_says(
        "guest-root-disk-small",
        "guest.disk.root",
        "The root disk is as small as the image.",
        "root",
        put(disk_bytes="50331648"),
        _LOOKED_AT,
    ),
    guest_says(
        "guest-root-not-grown",
        "guest.disk.root",
        "The root disk cannot be filled.",
        "root",
        put(fs_bytes="25165824"),
    ),
    guest_says(
        "guest-address-other",
        "guest.address.fixed",
        "A guest gets an address that the API does not tell.",
        "link",
        put(ipv4=f"{_ELSEWHERE}/24"),
        _LOOKED_AT,
    ),
    guest_says(
        "guest-prefix-other",
        "guest.address.fixed",
        "A guest takes its subnet for larger than it is.",
        "link",
        _shorter_prefix,
        _LOOKED_AT,
    ),
    guest_says(
        "guest-card-other",
        "guest.address.fixed",
        "A guest's card has a hardware address of its own.",
        "link",
        put(mac="02:00:00:00:00:01"),
        _LOOKED_AT,
    ),
    guest_says(
        "guest-mtu-1500",
        "guest.network.mtu",
        "Guests are not told that packets have to be smaller.",
        "link",
        put(mtu="1500"),
    ),
    guest_says(
        "guest-no-gateway",
        "guest.network.gateway",
        "Guests are told no way out.",
        "route",
        only(gone, to="default"),
    ),
    guest_says(
        "guest-dns-reversed", "guest.network.dns", "Name servers come in another order.", "dns", _backwards
    ),
    guest_says(
        "guest-host-route-lost",
        "guest.network.host-routes",
        "Routes of a subnet do not reach guests.",
        "route",
        only(gone, to="198.51.100.0/24"),
    ),
)

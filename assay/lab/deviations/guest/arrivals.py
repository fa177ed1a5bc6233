"""Deviations of what new guests get: user-data, disks, cards, and what a clone is told."""

from assay.lab.deviations.guest import Line, gone, guest_says, has, only, put
from assay.lab.deviations.guest.documents import document_says
from assay.lab.deviations.guest.staying import guest_keeps

_GIB = 1 << 30
_ANOTHER = "00c0ffee-0000-4000-8000-0000000000ff"
_OTHER_DIGEST = "0" * 64
_LARGE = 40000
"""User-data of more bytes are large."""


def _bytes_of(line: Line) -> int:
    told = line.fields.get("bytes", "")
    return int(told) if told.isdecimal() else 0


def _large(lines: list[Line]) -> bool:
    return any(line.topic == "userdata" and _bytes_of(line) > _LARGE for line in lines)


def _without_second_disk(line: Line) -> dict[str, str] | None:
    second = line.fields.get("bytes") == str(_GIB) and not line.fields.get("name", "").endswith("a")
    return None if second else dict(line.fields)


def _second_card_only(line: Line) -> dict[str, str] | None:
    return None if line.fields.get("name") == "eth0" else dict(line.fields)


def _without_ipv6(line: Line) -> dict[str, str]:
    kept = [one for one in line.fields.get("ipv6", "").split(",") if one.startswith("fe80")]
    return {**line.fields, "ipv6": ",".join(kept)}


def _second_card_bare(line: Line) -> dict[str, str]:
    return {**line.fields, "ipv4": ""} if line.fields.get("name") == "eth1" else dict(line.fields)


def _two_cards(lines: list[Line]) -> bool:
    """Guests that came up with two cards: these were there when it said that it is ready."""
    ready = next((line.fields.get("after") for line in lines if line.topic == "ready"), None)
    return any(
        line.topic == "link" and line.fields.get("name") == "eth1" and f"{line.uptime:.2f}" == ready
        for line in lines
    )


_CLONE = has("boot", kind="clone")


DEVIATIONS = (
    guest_says(
        "guest-user-data-cut",
        "guest.user-data.large",
        "User-data are cut off after 32 KiB.",
        "userdata",
        put(bytes="32768", sha256=_OTHER_DIGEST),
        _large,
    ),
    guest_says(
        "guest-large-user-data-not-run",
        "guest.user-data.large",
        "Large user-data cannot be run.",
        "said",
        gone,
        _large,
    ),
    guest_says(
        "guest-user-data-unpacked",
        "guest.user-data.binary",
        "User-data are read as text, and what is none is lost.",
        "userdata",
        put(sha256=_OTHER_DIGEST),
        _two_cards,
    ),
    guest_says(
        "guest-user-data-line-ends",
        "guest.user-data.multipart",
        "User-data get other line ends on their way.",
        "userdata",
        put(sha256=_OTHER_DIGEST),
        lambda lines: has("userdata", ran="no")(lines) and not _two_cards(lines),
    ),
    guest_says(
        "guest-ephemeral-missing",
        "guest.disk.ephemeral",
        "A flavor's ephemeral disk is not there.",
        "disk",
        _without_second_disk,
        has("userdata", ran="no"),
    ),
    guest_says(
        "guest-swap-not-made",
        "guest.disk.swap",
        "A flavor's swap is a disk that nobody made ready.",
        "disk",
        only(put(fs="none"), fs="swap"),
    ),
    document_says(
        "guest-seed-missing",
        "guest.metadata.seed",
        "Guests are given no seed for their random numbers.",
        "meta_data.json",
        lambda told: told.pop("random_seed", None),
    ),
    document_says(
        "guest-property-told-late",
        "guest.metadata.changed",
        "The metadata service goes on telling the properties that a server had at first.",
        "meta_data.json",
        lambda told: told.get("meta", {}).pop("mood", None),
        "service",
    ),
    guest_says(
        "guest-second-card-missing",
        "guest.address.second-card",
        "A server that was asked for with two networks has one card.",
        "link",
        _second_card_only,
        _two_cards,
    ),
    guest_says(
        "guest-second-card-bare",
        "guest.address.second-card",
        "The second card gets no address.",
        "link",
        _second_card_bare,
        _two_cards,
    ),
    guest_says(
        "guest-no-ipv6",
        "guest.address.ipv6",
        "Nobody tells guests of their IPv6 subnet.",
        "link",
        _without_ipv6,
    ),
    guest_says(
        "guest-plugged-card-bare",
        "guest.address.hot-plug",
        "A card that is plugged in gets no address.",
        "link",
        _second_card_bare,
        lambda lines: bool(lines) and not _two_cards(lines),
    ),
    guest_keeps(
        "guest-plugged-card-stays",
        "guest.address.hot-plug",
        "A card that was pulled out is still there.",
        "link",
        lambda line: line.fields.get("name") == "eth1",
    ),
    guest_says(
        "guest-clone-disk-fresh",
        "guest.snapshot.clone",
        "A server's image is without what the server wrote.",
        "boot",
        only(put(boots="1"), kind="clone"),
    ),
    guest_says(
        "guest-clone-not-told",
        "guest.snapshot.clone",
        "A clone is told that it is the server that it was made of.",
        "boot",
        only(put(instance=_ANOTHER, kind="again"), kind="clone"),
    ),
    guest_says(
        "guest-clone-user-data-old",
        "guest.snapshot.clone",
        "A clone runs the user-data of the server that it was made of.",
        "said",
        put(value="hello"),
        _CLONE,
    ),
)

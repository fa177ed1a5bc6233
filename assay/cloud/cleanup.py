"""Removes what a run created, found by ledger and by name, and proves by inventory that nothing is left."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from keystoneauth1 import exceptions as auth_exceptions
from openstack import exceptions as sdk_exceptions

from assay.cloud import inventory
from assay.cloud.connect import Line
from assay.cloud.kinds import BY_NAME, KINDS
from assay.cloud.scope import scope
from assay.cloud.stop import Stop

_ORDER = {kind.name: position for position, kind in enumerate(KINDS)}
_GRACE = 6.0
_PAUSE = 0.5

ANY_RUN = re.compile(r"^assay-[0-9a-f]{8}-")
"""What the name of anything looks like that some run of Assay created."""


def mark_of(run: str) -> re.Pattern[str]:
    """What the names of everything look like that one run created."""
    return re.compile(rf"^assay-{re.escape(run)}-")


@dataclass(frozen=True, kw_only=True)
class Swept:
    """What a cleanup did.

    Attributes:
        removed: `kind name (id)` of everything removed.
        left: The same of everything that could not be removed, with the reason.
    """

    removed: tuple[str, ...]
    left: tuple[str, ...]

    def __add__(self, other: "Swept") -> "Swept":
        """What two cleanups did together."""
        return Swept(removed=self.removed + other.removed, left=self.left + other.left)


def release(line: Line, who: str) -> bool:
    """Ask once for the removal of what one scope created; the sweep at the end waits and does the rest.

    Args:
        line: An open line.
        who: The scope.

    Returns:
        Whether the cloud took up every removal.
    """
    ledger = line.transport.ledger
    refused = False
    entries = ledger.open(who)
    there = {entry.id for entry in entries if entry.id}
    with scope("cleanup"):
        for entry in sorted(entries, key=lambda entry: (_ORDER[entry.kind], -entry.number)):
            if entry.parent in there:
                continue  # the cloud removes it with that
            answer = _remove(line, entry.kind, entry.id) if entry.id else "nothing is known of it"
            if answer == "gone":
                ledger.gone(entry.number)
            refused |= answer not in ("gone", "asked")
    return not refused


def sweep(
    line: Line,
    marks: re.Pattern[str],
    *,
    progress: Callable[[str], None] = lambda _: None,
    timeout: float = 300.0,
) -> Swept:
    """Remove everything that the ledger or the name says is the run's, until an inventory shows none of it.

    What was asked for just before a run was killed may appear late, so while the ledger holds an intention
    without an id, the sweep looks again for some seconds after it found nothing.

    Args:
        line: An open line, with the run's ledger.
        marks: What the names of the run's resources look like.
        progress: Told each removal.
        timeout: Seconds after which the sweep gives up.

    Returns:
        What was removed and what was left.
    """
    ledger = line.transport.ledger
    removed: dict[tuple[str, str], str] = {}
    reasons: dict[tuple[str, str], str] = {}
    pause = Stop()  # cleaning is not interrupted: it is what an interruption asks for
    waited = quiet = 0.0
    kinds: set[str] | None = None  # every kind; later, those of which something was left or may come
    parents = {entry.id: entry.parent for entry in ledger.open() if entry.parent}
    while True:
        try:
            with scope("cleanup"):
                found = _mine(line, marks, kinds)
        except (sdk_exceptions.SDKException, auth_exceptions.ClientException) as failure:
            found, quiet = {}, 0.0
            if waited >= timeout:
                return Swept(
                    removed=tuple(removed.values()), left=(f"unknown, since listing failed: {failure}",)
                )
        else:
            uncertain = {entry.kind for entry in ledger.open() if not entry.id}
            if found:
                kinds, quiet = {kind for kind, _ in found} | uncertain, 0.0
            elif uncertain and quiet < _GRACE:
                kinds, quiet = uncertain, quiet + _PAUSE
            else:
                break  # nothing of the other kinds was there before, and nothing creates any more
        there = {id for _, id in found}
        for key, mark in found.items():
            seen = key in removed
            if not seen:
                removed[key] = f"{key[0]} {mark} ({key[1]})"
                progress(f"removing {removed[key]}")
            if not seen and parents.get(key[1]) in there:
                reasons[key] = "it should have gone with what it belongs to"
                continue
            with scope("cleanup"):
                reasons[key] = _remove(line, *key)
        if waited >= timeout and found:
            return Swept(
                removed=tuple(text for key, text in removed.items() if key not in found),
                left=tuple(f"{removed[key]}: {reasons[key]}" for key in found),
            )
        waited += _PAUSE
        pause.sleep(_PAUSE)
    for entry in ledger.open():
        ledger.gone(entry.number)
    return Swept(removed=tuple(removed.values()), left=())


def _mine(line: Line, marks: re.Pattern[str], kinds: set[str] | None) -> dict[tuple[str, str], str]:
    """What is there and is the run's: by (kind, id), in the order of removal."""
    entries = line.transport.ledger.open()
    by_ledger = {(entry.kind, entry.id): entry.name for entry in entries if entry.id}
    nameless = {
        (entry.kind, entry.name)
        for entry in entries
        if not entry.id and entry.name and BY_NAME[entry.kind].nameless
    }
    return {
        (kind, id): mark or by_ledger.get((kind, id), "")
        for kind, items in inventory.take(line, kinds).items()
        for id, mark in items.items()
        if marks.match(mark) or (kind, id) in by_ledger or (kind, mark) in nameless
    }


def _remove(line: Line, kind: str, id: str) -> str:
    """Ask for a removal; `gone`, `asked`, or why it was refused."""
    try:
        BY_NAME[kind].remove(line.connection, id)
    except sdk_exceptions.NotFoundException:
        return "gone"
    except sdk_exceptions.HttpException as refusal:
        return f"{refusal.status_code} {refusal.details or refusal.message}"
    except (sdk_exceptions.SDKException, auth_exceptions.ClientException) as failure:
        return str(failure)
    return "asked"

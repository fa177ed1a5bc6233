"""What flags and waivers take from the scales."""

from dataclasses import dataclass

from assay.model.flag import Flag, Waiver
from assay.model.guideline import Guideline
from assay.model.outcome import Outcome


@dataclass(frozen=True, kw_only=True)
class Excuse:
    """What is left of a capability's checks.

    Attributes:
        weighed: The checks that count, with their outcomes; all of them where nothing else would be left.
        flags: Those that made a difference.
        waiver: The one that made a difference.
        whole: Whether nothing that is left can count against the cloud.
    """

    weighed: dict[str, Outcome]
    flags: tuple[Flag, ...] = ()
    waiver: Waiver | None = None
    whole: bool = False


def of(guideline: Guideline, capability: str, checks: dict[str, Outcome], cloud: str, day: str) -> Excuse:
    """What is excused of one capability. Who passed needs no excuse, and none is named.

    Args:
        guideline: Has the flags and the waivers.
        capability: Its name.
        checks: The checks and official tests that prove it, and what came of them.
        cloud: Fingerprint of the cloud.
        day: ISO 8601.
    """
    spoiled = {id for id, outcome in checks.items() if outcome is not Outcome.PASS}
    if checks and not spoiled:
        return Excuse(weighed=checks)
    counting = [flag for flag in guideline.flags if flag.capability == capability and flag.counts(day)]
    flags = tuple(flag for flag in counting if (flag.check or flag.test) in spoiled)
    of_all = tuple(flag for flag in counting if not flag.check and not flag.test)
    flagged = {flag.check or flag.test for flag in flags}
    left = {name: outcome for name, outcome in checks.items() if name not in flagged}
    if of_all or (flags and not left):
        return Excuse(weighed=checks, flags=(*of_all, *flags), whole=True)
    if left and all(outcome is Outcome.PASS for outcome in left.values()):
        return Excuse(weighed=left, flags=flags)
    waiver = next(
        (one for one in guideline.waivers if one.capability == capability and one.counts(day, cloud)), None
    )
    return Excuse(weighed=left, flags=flags, waiver=waiver, whole=waiver is not None)

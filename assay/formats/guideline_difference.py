"""What changed from one guideline to another."""

from collections.abc import Iterator
from dataclasses import dataclass

from assay.model.guideline import Guideline


@dataclass(frozen=True, kw_only=True)
class Change:
    """One thing that changed.

    Attributes:
        kind: `program`, `capability`, `checks`, `flag` or `waiver`.
        program: Program that it is about; empty for all.
        subject: What changed.
        before: What it was; empty if it was not there.
        after: What it is; empty if it is gone.
    """

    kind: str
    program: str
    subject: str
    before: str
    after: str

    @property
    def words(self) -> str:
        """The change in two or three words."""
        match self.kind:
            case "flag":
                return "was flagged" if self.after else "was unflagged"
            case "waiver":
                return "was waived" if self.after else "is waived no more"
            case "capability" if self.after:
                return f"became {self.after}" if self.after != "removed" else "was removed"
            case _ if not self.after:
                return "is gone"
            case _ if not self.before:
                return "is new"
        return "changed"


def changes(old: Guideline, new: Guideline) -> list[Change]:
    """Everything that changed for a cloud from one guideline to another."""
    return [*_programs(old, new), *_capabilities(old, new), *_checks(old, new), *_excuses(old, new)]


def _programs(old: Guideline, new: Guideline) -> Iterator[Change]:
    for name in dict.fromkeys((*old.programs, *new.programs)):
        before, after = old.programs.get(name), new.programs.get(name)
        if before is None or after is None:
            yield Change(
                kind="program",
                program=name,
                subject=name,
                before=before.title if before else "",
                after=after.title if after else "",
            )


def _capabilities(old: Guideline, new: Guideline) -> Iterator[Change]:
    for program in old.programs:
        if program not in new.programs:
            continue
        was, now = old.mandates(program), new.mandates(program)
        for name in dict.fromkeys((*was, *now)):
            before, after = was.get(name, ""), now.get(name, "")
            if before != after:
                yield Change(
                    kind="capability", program=program, subject=name, before=str(before), after=str(after)
                )


def _checks(old: Guideline, new: Guideline) -> Iterator[Change]:
    for name in old.capabilities:
        if name not in new.capabilities:
            continue
        was, now = old.capabilities[name].checks, new.capabilities[name].checks
        for check in dict.fromkeys((*was, *now)):
            if (check in was) != (check in now):
                before, after = (name, "") if check in was else ("", name)
                yield Change(kind="checks", program="", subject=check, before=before, after=after)


def _excuses(old: Guideline, new: Guideline) -> Iterator[Change]:
    flagged = [
        {f"{flag.capability}: {flag.about}": flag.why or "flagged" for flag in one.flags}
        for one in (old, new)
    ]
    waived = [{waiver.id: waiver.capability for waiver in one.waivers} for one in (old, new)]
    for kind, (was, now) in (("flag", flagged), ("waiver", waived)):
        for subject in dict.fromkeys((*was, *now)):
            if (subject in was) != (subject in now):
                yield Change(
                    kind=kind,
                    program="",
                    subject=subject,
                    before=was.get(subject, ""),
                    after=now.get(subject, ""),
                )

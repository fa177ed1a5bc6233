"""How a guideline may follow another: advisory, then required, then deprecated, then removed."""

from collections.abc import Iterator

from assay.formats.guideline_rules import Fault
from assay.model.guideline import Guideline, Status

_LIFE = ("draft", "advisory", "approved", "superseded")


def faults(new: Guideline, old: Guideline) -> list[Fault]:
    """Every rule that is broken between a guideline and the one before it, or an earlier state of itself."""
    return [*_status(new, old), *_capabilities(new, old), *_names(new, old)]


def statuses(guideline: Guideline) -> dict[str, Status]:
    """What a guideline asks of each capability that its components name; the strictest, where several do."""
    found: dict[str, Status] = {}
    for component in guideline.components.values():
        for name, status in component.statuses.items():
            found[name] = min(status, found.get(name, status), key=list(Status).index)
    return found


def _status(new: Guideline, old: Guideline) -> Iterator[Fault]:
    if new.id != old.id:
        if new.replaces != old.id:
            says = f"it replaces {new.replaces or 'nothing'}, not {old.id}"
            yield Fault(at="replaces", name="wrong-predecessor", says=says)
        if new.edition and old.edition and new.edition <= old.edition:
            yield Fault(at="guideline", name="not-later", says=f"{new.id} is not later than {old.id}")
        return
    before, after = _LIFE.index(old.status), _LIFE.index(new.status)
    if after < before:
        yield Fault(at="status", name="status-goes-back", says=f"it was {old.status} and is {new.status}")
    if after > before + 1:
        says = f"it was {old.status} and is {new.status} at once"
        yield Fault(at="status", name="status-leaps", says=says)


def _capabilities(new: Guideline, old: Guideline) -> Iterator[Fault]:
    before, after = statuses(old), statuses(new)
    for name, status in after.items():
        was = before.get(name)
        if was is Status.REMOVED and status is not Status.REMOVED:
            says = f"it was removed from {old.id}, and is {status} again"
            yield Fault(at=f"capabilities.{name}", name="name-used-again", says=says)
        elif status is Status.REQUIRED and was is None:
            says = f"it is required, and {old.id} did not have it as advisory"
            yield Fault(at=f"capabilities.{name}", name="not-advisory-first", says=says)
        elif status is Status.REMOVED and was is Status.REQUIRED:
            says = f"it is removed, and {old.id} requires it"
            yield Fault(at=f"capabilities.{name}", name="not-deprecated-first", says=says)
    for name, was in before.items():
        if name in after:
            continue
        rule = "not-deprecated-first" if was is Status.REQUIRED else "forgotten-name"
        says = f"{old.id} has it as {was}, and it is not even listed as removed"
        yield Fault(at=f"capabilities.{name}", name=rule, says=says)


def _names(new: Guideline, old: Guideline) -> Iterator[Fault]:
    own = {} if old.imported or new.imported else old.capabilities
    proved = {check: name for name, one in own.items() for check in one.checks}
    ids = {test.test: test.id for one in old.capabilities.values() for test in one.tests if test.id}
    for name, one in new.capabilities.items():
        for check in one.checks:
            if proved.get(check, name) != name:
                says = f"{check} proved {proved[check]} in {old.id}"
                yield Fault(at=f"capabilities.{name}", name="check-used-again", says=says)
        for test in one.tests:
            if test.id and ids.get(test.test, test.id) != test.id:
                says = f"{test.test} was {ids[test.test]} in {old.id}, and is {test.id}"
                yield Fault(at=f"capabilities.{name}", name="changed-test-id", says=says)

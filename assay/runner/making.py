"""Makes resources that outlive a check: shared ones, and those that are lent from check to check."""

from assay.cloud.cleanup import release
from assay.cloud.scope import scope
from assay.kit.declare import Resource
from assay.kit.facts import Facts
from assay.model.fact import Fact
from assay.model.outcome import Outcome
from assay.runner.bench import Made, Workbench, call
from assay.runner.classify import Ending
from assay.runner.lending import shared_scope

TRIES = 3


def make(bench: Workbench, resource: Resource, who: str) -> tuple[Made, tuple[Fact, ...]]:
    """Make a resource; again if the line was disturbed.

    Args:
        bench: What it may need is there already.
        resource: Which one.
        who: The scope that it belongs to.

    Returns:
        It, or why there is none; and the facts observed.
    """
    facts = Facts(who)
    tape = bench.line.transport.tape
    ending = Ending(outcome=Outcome.UNRUN, reason="It was not made.")
    for _ in range(TRIES):
        tape.forgive(who)
        with scope(who):
            value, ended = call(bench, resource.function, who, {}, fact=facts)
        if ended is None:
            return Made(value=value), tuple(facts.recorded)
        ending = ended
        if not tape.disturbances(who):
            break
        release(bench.line, who)
    return Made(lacking=ending), tuple(facts.recorded)


def make_shared(bench: Workbench, resource: Resource) -> tuple[Made, tuple[Fact, ...]]:
    """Make a shared resource; what it returns is as of `make`."""
    return make(bench, resource, shared_scope(resource))

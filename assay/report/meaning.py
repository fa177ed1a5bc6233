"""What a verdict means, in one sentence for people who will read no other."""

from assay.model.guideline import Guideline
from assay.model.outcome import Outcome
from assay.model.verdict import Conformance, Verdict


def meaning(verdict: Verdict, guideline: Guideline) -> str:
    """What the verdict means.

    Args:
        verdict: By a program of the guideline.
        guideline: By which it was judged.
    """
    title = guideline.programs[verdict.program].title
    required = verdict.required
    proven = verdict.count(Outcome.PASS)
    against = verdict.count(Outcome.FAIL) + verdict.count(Outcome.ABSENT)
    if not required:
        return f"The guideline requires nothing of {title}, so nothing was proven."
    if verdict.conformance is Conformance.CONFORMANT:
        return (
            f"{_all(required)} that {title} requires {'was' if required == 1 else 'were'} proven on this "
            "cloud, so software that relies on no more can expect to work here."
        )
    if verdict.conformance is Conformance.NONCONFORMANT:
        return (
            f"{against} of the {required} capabilities that {title} requires "
            f"{'was' if against == 1 else 'were'} shown to be missing or wrong, so software that relies on "
            f"{'it' if against == 1 else 'them'} cannot expect to work here."
        )
    return (
        f"{proven} of the {required} capabilities that {title} requires were proven and none was shown to be "
        f"wrong, but {required - proven} could not be tested, so nothing final can be said."
    )


def _all(number: int) -> str:
    return {1: "The one capability", 2: "Both capabilities"}.get(number, f"All {number} capabilities")

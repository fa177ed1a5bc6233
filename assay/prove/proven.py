"""From proofs to what they show together."""

from collections.abc import Mapping, Sequence

from assay.lab.deviations import all_deviations
from assay.lab.deviations.deviation import Deviation
from assay.model.outcome import Outcome
from assay.model.result import CheckResult
from assay.problem import ExitCode, Problem
from assay.prove.proof import Proof, Proven


def proven(proofs: list[Proof], right: Mapping[str, CheckResult], planted: Sequence[Deviation]) -> Proven:
    """What the proofs show of the checks' claims.

    Only a check of which all deviations were planted is asked for all of its claims.

    Args:
        proofs: One for each deviation that was planted.
        right: What came of the checks on the right cloud, by their ids.
        planted: All deviations that were to be planted.
    """
    names = {one.name for one in planted}
    whole = {one.breaks for one in planted} - {
        one.breaks for one in all_deviations() if one.name not in names
    }
    claims = 0
    undetected: dict[str, list[str]] = {}
    for id in sorted(whole & {proof.deviation.breaks for proof in proofs}):
        made = list(dict.fromkeys(claim.what for claim in right[id].claims))
        refuted = {what for proof in proofs if proof.deviation.breaks == id for what in proof.refuted}
        claims += len(made)
        left = [what for what in made if what not in refuted]
        if left:
            undetected[id] = left
    return Proven(proofs=proofs, claims=claims, undetected=undetected)


def insist_on_right(right: Mapping[str, CheckResult], cloud: str) -> None:
    """Make sure that nothing was wrong before anything was planted.

    Args:
        right: What came of the checks, by their ids.
        cloud: Its name, for people.

    Raises:
        Problem: a check neither passed nor was absent.
    """
    wrong = {
        id: result for id, result in right.items() if result.outcome not in (Outcome.PASS, Outcome.ABSENT)
    }
    if wrong:
        id, result = next(iter(wrong.items()))
        raise Problem(
            f"{cloud} is not right by itself, so nothing can be proven on it: "
            f"{id} is {result.outcome.value}.",
            why=result.reason,
            advice="Run the suite on it, and mend the check or the cloud.",
            exit_code=ExitCode.INCOMPLETE,
        )

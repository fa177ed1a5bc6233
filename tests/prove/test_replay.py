"""Every deviation of guests, planted in recordings of real ones."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from assay.kit.declare import GUEST
from assay.lab.deviations import all_deviations
from assay.lab.deviations.actions import EditRequest
from assay.model.outcome import Outcome
from assay.problem import Problem
from assay.prove.proof import Proven
from assay.prove.recording import Recording
from assay.prove.recording import load as load_recording
from assay.prove.replay import replay
from assay.prove.stage import stage
from assay.runner.suite import Suite, load
from tests.run.conftest import run_assay

RECORDED = Path(__file__).parents[1] / "recorded"
NORTH = RECORDED / "north.assay"
DISTRIBUTION = RECORDED / "cloud-init" / "north.assay"
OF_DISTRIBUTIONS = f"{GUEST}.cloud-init."
"""What the ids of checks begin with that boot a distribution, which was recorded by itself."""
ABSENT: Mapping[str, str] = {
    "guest.volume.extend": "cinder's NFS driver, as north has it, extends no volume that is in use",
}
"""What north does not offer, so that it cannot be proven there."""
ON_REAL_GUESTS: Mapping[str, str] = {
    "guest.floating.enter": "a rule is changed on its way in; tests/guests/test_deviations.py plants that",
}
"""What is proven on real guests alone."""

pytestmark = [pytest.mark.timeout(300), pytest.mark.xdist_group("replay")]


def _of(*, distributions: bool) -> Suite:
    suite = load()
    below = {id: check for id, check in suite.checks.items() if check.below_api}
    chosen = {id: check for id, check in below.items() if id.startswith(OF_DISTRIBUTIONS) is distributions}
    return replace(suite, checks=chosen)


@pytest.fixture(scope="module")
def guests() -> Suite:
    """All checks of Assay's own guest."""
    return _of(distributions=False)


def _planted(suite: Suite, recording: Path) -> Proven:
    return replay(suite, recording, [one for one in all_deviations() if one.breaks in suite.checks])


@pytest.fixture(scope="module")
def proven(guests: Suite) -> Proven:
    """What comes of planting them all, after the recording gave again what came of the checks."""
    return _planted(guests, NORTH)


def test_all_of_a_distribution_is_proven() -> None:
    """Each deviation of what cloud-init is given turns exactly its check red, and refutes each claim."""
    suite = _of(distributions=True)
    shown = _planted(suite, DISTRIBUTION)
    assert [proof for proof in shown.proofs if not proof.holds] == []
    assert shown.undetected == {}
    assert {proof.deviation.breaks for proof in shown.proofs} == suite.checks.keys()


def test_each_deviation_turns_exactly_its_check_red(proven: Proven) -> None:
    """Under each one claim of the check that it breaks does not hold, and no other check moves."""
    wrong = {
        proof.deviation.name: (proof.outcome.value, proof.moved, proof.fired)
        for proof in proven.proofs
        if not proof.holds
    }
    assert wrong == {}


def test_every_claim_is_refuted_by_some_deviation(proven: Proven) -> None:
    """No claim holds under all deviations of its check."""
    assert proven.undetected == {}
    assert proven.claims > len(proven.proofs) / 2


def test_every_check_is_proven(guests: Suite, proven: Proven) -> None:
    """A check without a proof is named above, with the reason."""
    unproven = guests.checks.keys() - {proof.deviation.breaks for proof in proven.proofs}
    assert unproven == ABSENT.keys() | ON_REAL_GUESTS.keys()


def test_only_what_is_named_edits_requests() -> None:
    """A deviation of guests edits what is answered, since only that can be replayed."""
    editing = {
        one.breaks
        for one in all_deviations()
        if one.breaks.startswith(f"{GUEST}.") and isinstance(one.action, EditRequest)
    }
    assert editing == ON_REAL_GUESTS.keys()


def test_the_command_shows_the_proofs() -> None:
    """`assay lab prove --replay` needs no cloud, and exits with whether all was detected."""
    said = run_assay(
        *("lab", "prove", "--replay", NORTH, "-f", "csv"),
        *("--check", "guest.network.mtu", "--check", "guest.hardware.*"),
    )
    assert said.code == 0, said.text
    assert '"guest-mtu-1500","guest.network.mtu","fail",""' in said.out


def test_what_was_not_recorded_blocks_the_check(guests: Suite) -> None:
    """Without an answer nothing is known: the check neither passes nor fails."""
    whole = load_recording(NORTH)
    scopes = dict(whole.scopes)
    scopes["guest.network.mtu"] = ()
    with stage(guests, Recording(whole.evidence, scopes)) as place:
        results, _ = place.carry_out(["guest.network.mtu"])
    assert results["guest.network.mtu"].outcome is Outcome.BLOCKED
    assert "The recording has no answer to POST" in results["guest.network.mtu"].reason


def test_what_was_tried_again_is_tried_again(guests: Suite) -> None:
    """A check that found the quota used up when it was recorded, and then passed, replays as passed."""
    whole = load_recording(NORTH)
    said = whole.scopes["guest.boot.ready"]
    # The attempt that passed, whichever it was, after one that the quota refused.
    begun = max(
        place for place, one in enumerate(said) if one.method == "POST" and one.url.endswith("/servers")
    )
    crowded = replace(
        said[begun],
        id=f"{said[begun].id}-before",
        request_body=re.sub(r"(assay-[0-9a-f]+-guest-)\d+", r"\g<1>0", said[begun].request_body or ""),
        status=403,
        response_body='{"forbidden": {"code": 403, "message": "Quota exceeded for instances"}}',
    )
    again = Recording(whole.evidence, {**whole.scopes, "guest.boot.ready": (crowded, *said[begun:])})
    alone = Recording(whole.evidence, {**whole.scopes, "guest.boot.ready": (crowded,)})
    for recording, outcome in ((again, Outcome.PASS), (alone, Outcome.BLOCKED)):
        with stage(guests, recording) as place:
            results, _ = place.carry_out(["guest.boot.ready"])
        assert results["guest.boot.ready"].outcome is outcome, results["guest.boot.ready"].reason


def test_a_run_that_was_not_recorded_whole_is_refused() -> None:
    """A bundle without the login says how to make one that can be replayed."""
    bundle = Path(__file__).parents[1] / "evidence" / "bundles"
    ordinary = next(path for path in sorted(bundle.iterdir()) if path.is_dir() or path.suffix == ".assay")
    with pytest.raises(Problem, match="does not tell how the run logged in"):
        load_recording(ordinary)


def test_a_deviation_that_is_not_noticed_is_told(guests: Suite) -> None:
    """A deviation that its check does not notice is no proof: it passes, and the claims are undetected."""
    one = next(one for one in all_deviations() if one.name == "guest-mtu-1500")
    shown = replay(guests, NORTH, [replace(one, breaks="guest.network.gateway")])
    (proof,) = shown.proofs
    assert not proof.holds
    assert set(proof.moved) == {"guest.network.mtu"}

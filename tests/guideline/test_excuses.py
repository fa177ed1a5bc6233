"""Flags, waivers, dates and add-ons in a verdict."""

from dataclasses import replace

import pytest

from assay.judge.verdict import judge
from assay.model.evidence import Evidence
from assay.model.guideline import Guideline, Status
from assay.model.outcome import Outcome
from assay.model.verdict import Conformance, Level, Verdict
from tests.core.builders import CLOUD
from tests.core.builders import evidence as evidence_of
from tests.guideline.builders import TEST, built, sound
from tests.guideline.test_rules import FLAG, WAIVER

CHECKS = [check for one in sound()["capabilities"].values() for check in one["checks"]]
FLAGGED = "compute.servers.lock.works"
DAY = "2026-12-01"


def _seen(**ended: Outcome) -> Evidence:
    outcomes = dict.fromkeys(CHECKS, Outcome.PASS) | {id.replace("_", "."): one for id, one in ended.items()}
    return evidence_of(outcomes)


def _judged(guideline: Guideline, seen: Evidence, program: str = "platform", on: str = DAY) -> Verdict:
    return judge(guideline, program, seen, on=on)


FAILED = {"compute_servers_lock_works": Outcome.FAIL}


def test_a_flagged_check_does_not_count_and_is_named() -> None:
    """What is left proves the capability, and the verdict names the flag and stands while the flag does."""
    verdict = _judged(built(("flags", [FLAG])), _seen(**FAILED))
    assert verdict.conformance is Conformance.CONFORMANT
    assert [flag.about for flag in verdict.flags] == [FLAGGED]
    assert verdict.until == "2027-04-01"
    assert verdict.required == 2
    lock = next(one for one in verdict.capabilities if one.capability == "compute-servers-lock")
    assert lock.checks[FLAGGED] is Outcome.FAIL
    assert not lock.excused


def test_without_the_flag_it_fails() -> None:
    """The same evidence is nonconformant where nothing is flagged, so it is the flag that counts."""
    verdict = _judged(built(), _seen(**FAILED))
    assert verdict.conformance is Conformance.NONCONFORMANT
    assert verdict.missing == verdict.reasons != ()


@pytest.mark.parametrize("on", ["2027-04-02", "2026-09-30"])
def test_a_flag_counts_only_in_its_time(on: str) -> None:
    """An expired flag counts for nothing, nor does one whose time has not come."""
    verdict = _judged(built(("flags", [FLAG])), _seen(**FAILED), on=on)
    assert verdict.conformance is Conformance.NONCONFORMANT
    assert verdict.flags == ()


@pytest.mark.parametrize("on", ["2026-10-01", "2027-04-01"])
def test_the_first_and_the_last_day_count(on: str) -> None:
    """A flag holds on the day it begins and on the day it ends."""
    assert _judged(built(("flags", [FLAG])), _seen(**FAILED), on=on).conformance is Conformance.CONFORMANT


def test_the_day_is_that_of_the_run() -> None:
    """Without a day, those flags count that did when it ran, so the verdict never changes by itself."""
    seen = replace(_seen(**FAILED), started="2026-12-24T23:59:59+00:00")
    verdict = judge(built(("flags", [FLAG])), "platform", seen)
    assert (verdict.on, verdict.conformance) == ("2026-12-24", Conformance.CONFORMANT)


def test_a_flag_that_was_not_needed_is_not_named() -> None:
    """Who passed rests on no flag, and the verdict stands as long as the guideline."""
    verdict = _judged(built(("flags", [FLAG])), _seen())
    assert (verdict.flags, verdict.until) == ((), "2028-11-30")


def test_a_flag_of_a_capability_excuses_it_whole() -> None:
    """A flagged capability is no longer among the required ones, and is counted as excused."""
    flag = {key: value for key, value in FLAG.items() if key != "check"}
    verdict = _judged(built(("flags", [flag])), _seen(**FAILED))
    assert (verdict.conformance, verdict.required, verdict.excused) == (Conformance.CONFORMANT, 1, 1)
    assert verdict.count(Outcome.FAIL) == 0


def test_a_flag_of_a_test_excuses_no_check() -> None:
    """A flag of an official test says nothing of ours, while checks of ours prove the capability."""
    flag = {**{key: value for key, value in FLAG.items() if key != "check"}, "test": TEST}
    assert _judged(built(("flags", [flag])), _seen(**FAILED)).conformance is Conformance.NONCONFORMANT


def test_a_capability_with_nothing_but_flagged_tests_is_excused() -> None:
    """Where an official guideline flags every test of a capability, nothing of it is asked."""
    flag = {**{key: value for key, value in FLAG.items() if key != "check"}, "test": TEST}
    asked = built(("flags", [flag]), ("capabilities/compute-servers-lock/checks", []))
    verdict = _judged(asked, _seen())
    assert (verdict.conformance, verdict.excused) == (Conformance.CONFORMANT, 1)
    assert [one.about for one in verdict.flags] == [TEST]


def test_flags_of_everything_prove_nothing() -> None:
    """Where nothing is left to be proven, the verdict is incomplete."""
    flags = [
        {**{key: value for key, value in FLAG.items() if key != "check"}, "capability": name}
        for name in ("compute-servers-lock", "compute-servers-stop")
    ]
    verdict = _judged(built(("flags", flags)), evidence_of({}))
    assert verdict.conformance is Conformance.INCOMPLETE
    assert verdict.level is Level.NONE
    assert "nothing was proven" in verdict.reasons[0]


@pytest.mark.parametrize("outcome", [one for one in Outcome if one is not Outcome.PASS])
def test_a_waiver_excuses_and_is_named(outcome: Outcome) -> None:
    """A waived capability does not count, whatever came of it; the verdict names the waiver and its end."""
    verdict = _judged(built(("waivers", [WAIVER])), _seen(compute_servers_lock_works=outcome))
    assert verdict.conformance is Conformance.CONFORMANT
    assert [waiver.id for waiver in verdict.waivers] == ["old-hardware"]
    assert (verdict.until, verdict.excused) == ("2027-04-01", 1)


def test_a_waiver_is_for_whom_it_was_given() -> None:
    """A waiver of another cloud, or of another time, helps nobody."""
    for waiver, on in (
        ({**WAIVER, "cloud": "1" * 64}, DAY),
        (WAIVER, "2027-04-02"),
        (WAIVER, "2026-09-30"),
    ):
        assert _judged(built(("waivers", [waiver])), _seen(**FAILED), on=on).waivers == ()
    mine = {**WAIVER, "cloud": CLOUD.fingerprint}
    assert _judged(built(("waivers", [mine])), _seen(**FAILED)).waivers != ()


def test_since_and_until_bound_what_is_asked() -> None:
    """What is required later is advisory yet, and what was asked for until earlier is removed."""
    last = built(("capabilities/compute-servers-lock/until", "2026.11"))
    assert last.mandates("platform")["compute-servers-lock"] is Status.REQUIRED
    asked = built(
        ("capabilities/compute-servers-lock/since", "2027.05"),
        ("capabilities/compute-servers-tags/until", "2026.05"),
    )
    assert asked.mandates("platform") == {
        "compute-servers-lock": Status.ADVISORY,
        "compute-servers-stop": Status.REQUIRED,
        "compute-servers-tags": Status.REMOVED,
    }
    assert _judged(asked, _seen(**FAILED)).conformance is Conformance.CONFORMANT


def test_an_add_on_needs_what_lies_beneath() -> None:
    """An add-on is nonconformant where the component it needs fails, though all of its own holds."""
    assert _judged(built(), _seen(), "dns").conformance is Conformance.CONFORMANT
    verdict = _judged(built(), _seen(**FAILED), "dns")
    assert verdict.conformance is Conformance.NONCONFORMANT
    assert "compute-servers-lock" in verdict.reasons[0]


def test_an_add_on_whose_ground_is_elsewhere_is_incomplete() -> None:
    """What another document describes cannot be judged by this one, and the verdict says which."""
    asked = built(
        ("add-ons/dns/requires", ["elsewhere"]), ("add-ons/dns/sources", {"elsewhere": "guideline 2026.05"})
    )
    verdict = _judged(asked, _seen(), "dns")
    assert verdict.conformance is Conformance.INCOMPLETE
    assert "guideline 2026.05" in verdict.reasons[0]


def test_an_add_on_that_requires_nothing_proves_nothing() -> None:
    """A cloud earns no add-on by what lies beneath it."""
    asked = built(("components/dns", {"description": "D.", "required": [], "advisory": ["dns-zones"]}))
    verdict = _judged(asked, _seen(), "dns")
    assert verdict.conformance is Conformance.INCOMPLETE
    assert "requires nothing of dns" in verdict.reasons[0]


def test_the_strictest_of_two_components_counts() -> None:
    """A capability that one component requires and another recommends is required."""
    asked = built(
        ("components/other", {"description": "D.", "required": [], "advisory": ["compute-servers-lock"]}),
        ("programs/platform/components", ["compute", "other"]),
    )
    assert asked.mandates("platform")["compute-servers-lock"] is Status.REQUIRED


def test_a_conformant_verdict_tells_what_the_next_level_wants() -> None:
    """The level above is named by what is missing for it."""
    verdict = _judged(built(), _seen())
    assert (verdict.level, len(verdict.missing)) == (Level.API, 1)
    assert "below the API" in verdict.missing[0]

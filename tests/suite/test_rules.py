"""Every check says what it requires, can fail, and is asked for by the guideline."""

import inspect
import re
import statistics
from collections import Counter
from pathlib import Path

import pytest

import assay.checks
from assay.formats import guidelines
from assay.kit.declare import Check
from assay.lab.deviations import all_deviations
from assay.model.guideline import Status
from assay.runner.suite import load

CHECKS = load().checks
SPEC = re.compile(r"https://docs\.(openstack\.org|cloud-init\.io)/\S+")
"""Specifications are OpenStack's; what images rely on is documented by what is in them."""


@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda check: check.id)
def test_a_check_says_what_it_requires(check: Check) -> None:
    """Its requirement is one sentence, its specification a link, its file named for the behaviour."""
    assert check.sentence.endswith(".")
    assert ". " not in check.sentence
    assert SPEC.fullmatch(check.spec)
    file = Path(inspect.getsourcefile(check.function) or "")
    assert file.parent.name == check.group.replace("-", "_")


@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda check: check.id)
def test_a_check_has_a_deviation(check: Check) -> None:
    """A check without a deviation may be unable to fail."""
    assert [one.name for one in all_deviations() if one.breaks == check.id]


def test_every_deviation_is_about_a_check() -> None:
    """No deviation dangles."""
    assert {one.breaks for one in all_deviations()} <= CHECKS.keys()


def test_the_guideline_names_every_check_under_what_it_proves() -> None:
    """The newest guideline and the suite agree, both ways."""
    guideline = guidelines.find()
    named = {check: name for name, one in guideline.capabilities.items() for check in one.checks}
    assert named == {check.id: check.proves for check in CHECKS.values()}


def test_the_official_platform_is_covered() -> None:
    """All 78 capabilities that the official 2020.06 guideline requires of a Platform cloud are proven."""
    mandates = guidelines.find().mandates("platform")
    assert len([status for status in mandates.values() if status is Status.REQUIRED]) == 78
    assert {one.proves for one in CHECKS.values() if not one.below_api} == set(mandates)


def test_what_lies_below_the_api_is_asked_for() -> None:
    """Checks of guests prove what the level behaviour asks for, and the API's checks nothing of it."""
    behaviour = guidelines.find().behaviour("platform")
    assert {one.proves for one in CHECKS.values() if one.below_api} == set(behaviour)


def test_a_check_is_one_file_and_short() -> None:
    """One behaviour a file, and the median file can be read in a minute."""
    files = Counter(inspect.getsourcefile(check.function) for check in CHECKS.values())
    assert set(files.values()) == {1}
    folder = Path(assay.checks.__file__).parent
    lengths = [
        len(path.read_text().splitlines()) for path in folder.glob("*/*.py") if path.stem != "__init__"
    ]
    assert statistics.median(lengths) < 60


def test_nothing_required_needs_a_second_credential() -> None:
    """Whoever has one ordinary project can prove every required capability."""
    suite, guideline = load(), guidelines.find()
    lonely = {
        id
        for id, check in suite.checks.items()
        if all(one.name != "stranger" for one in suite.needs_of(check.needs))
    }
    for program in guideline.programs:
        for name, status in guideline.mandates(program).items():
            if status is Status.REQUIRED:
                assert set(guideline.proofs(program, name)) <= lonely, name

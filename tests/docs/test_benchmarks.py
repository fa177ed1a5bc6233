"""What benchmarks name is there."""

from assay.formats import coverage
from assay.lab.deviations import find
from benchmarks import agreement


def test_the_agreement_breaks_what_official_tests_are_about() -> None:
    """Each of its ten deviations exists, and breaks a check that stands for an official test."""
    stand = {check for test in coverage.load("2022.11") for check in test.checks}
    assert len(set(agreement.DEVIATIONS)) == 10
    assert {find(name).breaks for name in agreement.DEVIATIONS} <= stand

"""A run goes on only with the suite and on the cloud with which it began."""

from dataclasses import replace

import pytest

from assay.cli.run_cloud import _insist_on_same
from assay.model.evidence import CloudIdentity, Evidence
from assay.problem import Problem
from assay.runner.suite import Suite
from tests.core.builders import CLOUD, evidence

SUITE = Suite(checks={}, resources={})
BEGUN: Evidence = replace(evidence({}), suite=SUITE.identity())


def test_the_same_goes_on() -> None:
    """Nothing changed, nothing is said."""
    _insist_on_same(BEGUN, SUITE, CLOUD)


@pytest.mark.parametrize(
    ("begun", "cloud", "says"),
    [
        (BEGUN, replace(CLOUD, fingerprint="1" * 64), "another cloud than the run 0123abcd began with"),
        (
            replace(BEGUN, suite=replace(BEGUN.suite, digest="1" * 64)),
            CLOUD,
            "another suite than the run 0123abcd began with",
        ),
        (
            replace(BEGUN, suite=replace(BEGUN.suite, digest="1" * 64)),
            replace(CLOUD, fingerprint="1" * 64),
            "another suite and another cloud than the run",
        ),
    ],
)
def test_another_cloud_or_suite_does_not(begun: Evidence, cloud: CloudIdentity, says: str) -> None:
    """One bundle is never made of two clouds or two suites."""
    with pytest.raises(Problem, match=says):
        _insist_on_same(begun, SUITE, cloud)

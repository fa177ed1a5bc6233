"""A run goes on only with the suite and on the cloud with which it began."""

from dataclasses import replace
from pathlib import Path

import pytest

from assay.evidence import layout
from assay.evidence.resume import insist_on_present_format, insist_on_same
from assay.model.evidence import CloudIdentity, ServiceIdentity, SuiteIdentity
from assay.problem import Problem
from tests.core.builders import CLOUD, evidence

SERVICE = ServiceIdentity(type="compute", url="https://cloud.example/compute", version="v2.1")
HERE = replace(CLOUD, services=(SERVICE,))
BEGUN = replace(evidence({}), cloud=HERE)
SUITE = BEGUN.suite


@pytest.mark.parametrize(
    "cloud",
    [
        HERE,
        replace(HERE, name="another-entry"),
        replace(HERE, services=(replace(SERVICE, version=""),), fingerprint="1" * 64),
    ],
    ids=["same", "other-entry", "version-not-told"],
)
def test_the_same_goes_on(cloud: CloudIdentity) -> None:
    """The same endpoints and versions are the same cloud; a version that was not told is no other one."""
    insist_on_same(BEGUN, SUITE, cloud)


@pytest.mark.parametrize(
    ("suite", "cloud", "says"),
    [
        (
            SUITE,
            replace(HERE, auth_url="https://elsewhere.example/v3"),
            "another cloud than the run 0123abcd",
        ),
        (SUITE, replace(HERE, region="r2"), "another cloud"),
        (SUITE, replace(HERE, services=()), "another cloud"),
        (SUITE, replace(HERE, services=(replace(SERVICE, url="https://x.example"),)), "another cloud"),
        (SUITE, replace(HERE, services=(replace(SERVICE, version="v2.2"),)), "another cloud"),
        (SUITE, replace(HERE, services=(SERVICE, replace(SERVICE, type="image"))), "another cloud"),
        (replace(SUITE, digest="1" * 64), HERE, "another suite than the run 0123abcd"),
        (replace(SUITE, harness="1" * 64), HERE, "another suite"),
        (replace(SUITE, version="9"), replace(HERE, region="r2"), "another suite and another cloud"),
    ],
)
def test_another_cloud_or_suite_does_not(suite: SuiteIdentity, cloud: CloudIdentity, says: str) -> None:
    """One bundle is never made of two clouds or two suites."""
    with pytest.raises(Problem, match=says):
        insist_on_same(BEGUN, suite, cloud)


def test_a_run_goes_on_in_the_format_in_which_it_was_begun_only() -> None:
    """A bundle has one format, so an earlier one is not added to."""
    bundles = Path(__file__).parent / "bundles"
    insist_on_present_format(bundles / f"format-{layout.FORMAT}")
    with pytest.raises(Problem, match="in format 1 of bundles"):
        insist_on_present_format(bundles / "format-1")

"""What checks look for in guests that they share, the part of them that every change is tested with."""

from pathlib import Path

import pytest

from assay.kit.declare import Check
from assay.lab import LabCloud
from assay.runner.suite import Suite, load
from tests.guests.rightly import insist
from tests.run.conftest import run_assay

pytestmark = pytest.mark.timeout(3600)

LEAST = 40
"""Most guest checks share guests; should that change, this test would say less than is told of it."""
DISTRIBUTION = "distribution_guest"
"""A guest that boots for minutes."""


@pytest.mark.parametrize("name", ["north", "south"])
def test_what_shared_guests_tell_is_green_or_rightly_absent(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Addresses, packets, metadata, keys, user-data and disks, as a few guests tell of them."""
    cloud: LabCloud = request.getfixturevalue(name)
    suite = load()
    wanted = [id for id, check in suite.checks.items() if _shares_its_guests(suite, check)]
    assert len(wanted) >= LEAST
    bundle = tmp_path / "bundle"
    run_assay(
        *("run", cloud.name, "-o", bundle, "--timeout", "200"),
        *(f"--check={id}" for id in wanted),
        timeout=3600,
    )
    insist(bundle, cloud.name)


def _shares_its_guests(suite: Suite, check: Check) -> bool:
    """Whether it boots nothing that another check could not use."""
    needs = suite.needs_of(check.needs)
    return (
        check.below_api
        and "instances" not in check.uses
        and any("instances" in one.uses for one in needs)
        and all(one.shared and one.name != DISTRIBUTION for one in needs if "instances" in one.uses)
    )

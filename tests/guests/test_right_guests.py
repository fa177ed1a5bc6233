"""On right clouds every guest check is green, or absent for the true reason."""

from pathlib import Path

import pytest

from assay.evidence import read
from assay.lab import LabCloud
from assay.report.timing import overlap_of_guests
from tests.guests.conftest import Peak
from tests.guests.rightly import insist
from tests.run.conftest import run_assay

pytestmark = [pytest.mark.long, pytest.mark.timeout(3600)]


def test_every_guest_check_is_green_or_rightly_absent_on_north(north_bundle: Path) -> None:
    """North offers nearly all that guest checks ask for; the rest is absent for the true reason."""
    insist(north_bundle, "north")


def test_every_guest_check_is_green_or_rightly_absent_on_south(south_bundle: Path) -> None:
    """What South does not offer is absent for the true reason; all else is green."""
    insist(south_bundle, "south")


def test_guest_checks_overlap(north_bundle: Path, south_bundle: Path) -> None:
    """All guest checks of a cloud take at most two and a half times the boots that nobody can save."""
    for bundle in (north_bundle, south_bundle):
        overlap = overlap_of_guests(read.activities(bundle))
        assert overlap is not None
        assert 0 < overlap.ratio <= 2.5, overlap


def test_both_clouds_fit_into_twelve_gibibytes(north_bundle: Path, south_bundle: Path, peak: Peak) -> None:
    """Both clouds and all their guests together, in whatever was done with them until here."""
    assert peak.clouds == 2
    assert 0 < peak.bytes < 12 << 30


@pytest.mark.parametrize("name", ["north", "south"])
@pytest.mark.parametrize("seed", [1, 2])
def test_guest_checks_alone_and_shuffled(
    seed: int, name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """With nothing else in the run, and in another order, they say the same, and leave nothing.

    A distribution, which boots for minutes, is looked into in the first run alone.
    """
    cloud: LabCloud = request.getfixturevalue(name)
    bundle = tmp_path / "bundle"
    run_assay(
        *("run", cloud.name, "-o", bundle, "--check", "guest.*", "--timeout", "200"),
        *("--shuffle", seed),
        timeout=3600,
    )
    insist(bundle, cloud.name)

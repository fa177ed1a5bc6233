"""On right clouds every guest check is green, or absent for the true reason."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from assay.evidence import read
from assay.lab import LabCloud
from assay.model.outcome import Outcome
from assay.model.result import CheckResult
from assay.report.timing import overlap_of_guests
from tests.guests.conftest import Peak
from tests.run.conftest import run_assay

pytestmark = [pytest.mark.long, pytest.mark.timeout(3600)]

NOT_ON_NORTH = {"guest.volume.extend": "could not extend a volume in use"}
"""What cinder's NFS driver does not do."""
NOT_ON_SOUTH = NOT_ON_NORTH | {
    "guest.address.ipv6": "no IPv6 subnet",
    "guest.disk.ephemeral": "No flavor promises",
    "guest.disk.swap": "No flavor promises",
    "guest.floating.enter": "no external network",
    "guest.floating.told": "no external network",
    "guest.metadata.changed": "does not answer",
    "guest.metadata.dns": "names no name servers",
    "guest.security.address-pair": "policy does not let a tenant",
    "guest.metadata.agree": "does not answer",
    "guest.metadata.ec2": "does not answer",
    "guest.metadata.service": "does not answer",
    "guest.network.dns": "names no name servers",
    "guest.network.host-routes": "no subnet of its own",
}
"""What a cloud with direct addresses and no metadata service does not offer, and what it is told by."""


def test_every_guest_check_is_green_or_rightly_absent_on_north(north_bundle: Path) -> None:
    """North offers nearly all that guest checks ask for; the rest is absent for the true reason."""
    _insist(north_bundle, NOT_ON_NORTH)


def test_every_guest_check_is_green_or_rightly_absent_on_south(south_bundle: Path) -> None:
    """What South does not offer is absent for the true reason; all else is green."""
    _insist(south_bundle, NOT_ON_SOUTH)


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


def _insist(bundle: Path, lacks: Mapping[str, str]) -> None:
    results = _guests(bundle)
    wrong = {
        id: one.reason for id, one in results.items() if one.outcome not in (Outcome.PASS, Outcome.ABSENT)
    }
    assert wrong == {}
    absent = {id: one.reason for id, one in results.items() if one.outcome is Outcome.ABSENT}
    assert absent.keys() == lacks.keys()
    for id, reason in absent.items():
        assert lacks[id] in reason, id


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
    _insist(bundle, NOT_ON_NORTH if name == "north" else NOT_ON_SOUTH)
    assert read.read(bundle).left_behind == ()


def test_nothing_is_left_behind(north_bundle: Path, south_bundle: Path) -> None:
    """Guests, their networks, keys and images are gone."""
    assert read.read(north_bundle).left_behind == ()
    assert read.read(south_bundle).left_behind == ()


def _guests(bundle: Path) -> Mapping[str, CheckResult]:
    return {id: one for id, one in read.read(bundle).results.items() if id.startswith("guest.")}

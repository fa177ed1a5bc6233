"""The services that the lab runs are upstream's own; a change to one is found among thousands of files."""

import shutil
from pathlib import Path

import pytest

from assay.lab import environment, releases
from assay.model.provenance import Provenance
from assay.provenance import archives, collection, collector, designated, fetch, index, pins
from assay.provenance.compare import compare
from assay.provenance.finding import Origin
from tests.provenance.builders import changes, collected, placed

SERVICES = {"cinder", "glance", "keystone", "neutron", "nova", "placement", "swift"}
API = "nova/api/openstack/compute/servers.py"
DRIVER = "nova/virt/libvirt/driver.py"
DELETED = "nova/compute/manager.py"
ADDED = "nova/api/openstack/compute/ours.py"

pytestmark = [pytest.mark.lab, pytest.mark.timeout(900)]


@pytest.fixture(scope="module", params=["2026.2", "2025.1"])
def release(request: pytest.FixtureRequest) -> releases.Release:
    """One of the lab's releases."""
    return releases.find(request.param)


@pytest.fixture(scope="module")
def installed(release: releases.Release) -> Path:
    """The environment that the lab runs its services from; never to be changed."""
    return environment.ensure(release, print)


@pytest.fixture(scope="module")
def known(release: releases.Release) -> index.Index:
    """What was published as that release, by the digests that the lab pins."""
    wanted = pins.read(release.constraints)
    assert all(pin.hashes for pin in wanted)
    return index.build([archives.read(fetch.fetch(pin)) for pin in wanted])


@pytest.fixture
def nova(installed: Path, tmp_path: Path) -> Path:
    """The folder that a copy of nova is imported from."""
    site = tmp_path / "root/lib/python3/site-packages"
    original = next(installed.glob("lib/python*/site-packages"))
    for folder in (original / "nova", next(original.glob("nova-*.dist-info"))):
        shutil.copytree(folder, site / folder.name)
    return site


def test_all_services_of_the_lab_are_unmodified(installed: Path, known: index.Index, tmp_path: Path) -> None:
    """Thousands of files of seven services, and not one differs."""
    collector.write(collector.collect([str(installed)]), str(tmp_path / "lab.json"))
    found = compare(collection.read(tmp_path / "lab.json"), known, designated.find())
    assert {project.project for project in found.projects} == SERVICES
    assert changes(found) == []
    assert {project.provenance for project in found.projects} == {Provenance.UNMODIFIED}
    assert sum(one.compared for project in found.projects for one in project.installations) > 5000


def test_changes_to_nova_are_named_and_placed(nova: Path, known: index.Index, tmp_path: Path) -> None:
    """One line of the API, one of a driver, a deleted file and an added one; the driver alone is outside."""
    driver = nova / DRIVER
    driver.write_bytes(driver.read_bytes() + b"ours = True\n")
    found = compare(collected(tmp_path / "root"), known, designated.find())
    assert placed(found) == [(DRIVER, "modified", False)]
    assert found.provenance is Provenance.OUTSIDE

    (nova / API).write_bytes((nova / API).read_bytes().replace(b"import", b"import  ", 1))
    (nova / DELETED).unlink()
    (nova / ADDED).write_text("ours = True\n")
    found = compare(collected(tmp_path / "root"), known, designated.find())
    assert placed(found) == [
        (ADDED, "added", True),
        (API, "modified", True),
        (DELETED, "missing", True),
        (DRIVER, "modified", False),
    ]
    assert {change.origin for change in changes(found)} == {Origin.LATER}
    assert found.provenance is Provenance.INSIDE

"""A project that is not Assay's alone: it holds much of somebody else's, and two runs at once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from openstack.connection import Connection

from assay.cloud import inventory
from assay.cloud.connect import connect
from assay.kit.resources.servers import PUBLIC_KEY
from assay.lab import LabCloud
from tests.run.conftest import run_assay
from tests.run.results import outcomes_in, reasons_in

pytestmark = [pytest.mark.lab, pytest.mark.timeout(900)]

IMAGES, CONTAINERS, KEY_PAIRS, NETWORKS = 450, 430, 80, 50
"""A thousand resources and ten, more than one page of each listing where pages are short."""


@pytest.fixture
def crowded(alpha: LabCloud) -> Iterator[Connection]:
    """The project of alpha with a thousand resources that are not ours."""
    theirs = connect("alpha", config_files=[alpha.clouds_yaml]).connection
    made: list[tuple[str, str]] = []

    def image(number: int) -> None:
        reply = theirs.image.post("/images", json={"name": f"theirs-{number}"})
        made.append(("image", reply.json()["id"]))

    def container(number: int) -> None:
        theirs.object_store.put(f"/theirs-{number}")
        made.append(("container", f"theirs-{number}"))

    def key_pair(number: int) -> None:
        theirs.compute.create_keypair(name=f"theirs-{number}", public_key=PUBLIC_KEY)
        made.append(("key pair", f"theirs-{number}"))

    def network(number: int) -> None:
        made.append(("network", theirs.network.create_network(name=f"theirs-{number}").id))

    amounts = {image: IMAGES, container: CONTAINERS, key_pair: KEY_PAIRS, network: NETWORKS}
    with ThreadPoolExecutor(4) as threads:
        for make, amount in amounts.items():
            list(threads.map(make, range(amount)))
        assert len(made) == sum(amounts.values())
        yield theirs
        removers = {
            "image": theirs.image.delete_image,
            "container": lambda name: theirs.object_store.delete(f"/{name}"),
            "key pair": theirs.compute.delete_keypair,
            "network": theirs.network.delete_network,
        }
        list(threads.map(lambda one: removers[one[0]](one[1]), made))


def test_two_runs_pass_among_a_thousand_things_of_others(
    crowded: Connection, alpha: LabCloud, tmp_path: Path
) -> None:
    """Two first looks at once in a full project pass, and leave the project as it was."""
    line = connect("alpha", config_files=[alpha.clouds_yaml])
    before = inventory.take(line)
    assert sum(map(len, before.values())) > IMAGES + CONTAINERS
    bundles = [tmp_path / "one", tmp_path / "two"]

    def first_look(bundle: Path) -> int:
        return run_assay("run", "alpha", "-o", bundle, "--program", "first-look", "--jobs", 4).code

    with ThreadPoolExecutor(2) as threads:
        codes = list(threads.map(first_look, bundles))
    for bundle in bundles:
        assert set(outcomes_in(bundle).values()) == {"pass"}, reasons_in(bundle)
    assert codes == [0, 0]
    assert inventory.take(line) == before

"""A run that is killed at any moment leaves nothing behind, once cleaned."""

import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from assay.cloud import inventory
from assay.cloud.cleanup import mark_of, sweep
from assay.cloud.connect import Line, connect
from assay.cloud.ledger import Ledger
from assay.lab import LabCloud
from tests.run.conftest import run_assay

pytestmark = [pytest.mark.lab, pytest.mark.timeout(1500)]

MOMENTS = 20
EARLY = 4
"""So many are killed while they begin; the others once they have begun to make things."""
LATEST = 12.0
PROJECTS = ("alpha", "alpha-other")
IN_EACH = 2
"""So many at a time have room in the usual quota of one project."""
BEGINS_WITHIN = 300.0


def test_a_killed_run_leaves_nothing_once_cleaned(alpha: LabCloud, tmp_path: Path) -> None:
    """After SIGKILL at twenty random moments and `cleanup`, every kind of resource is as before.

    Several runs at a time are in each project: a cleanup that removed another run's things would be seen.
    """
    lines = [connect(name, config_files=[alpha.clouds_yaml]) for name in PROJECTS]
    before = [inventory.take(line) for line in lines]
    names = PROJECTS * IN_EACH
    chance = random.Random(20261122)
    moments = [chance.uniform(0.5, LATEST) for _ in range(MOMENTS)]
    created = 0
    with ThreadPoolExecutor(len(names)) as threads:
        for first in range(0, MOMENTS, len(names)):
            some = moments[first : first + len(names)]
            bundles = [tmp_path / str(first + number) for number in range(len(some))]
            begun = [first + number >= EARLY for number in range(len(some))]
            created += sum(threads.map(_killed_and_cleaned, names, some, begun, bundles))
            assert [inventory.take(line) for line in lines] == before, f"killed after {some} s"
    assert created > MOMENTS, "the runs were killed before they made anything, which tests nothing"


def _killed_and_cleaned(cloud: str, moment: float, begun: bool, bundle: Path) -> int:
    """Start a run, kill it, clean up, and say how many resources it had begun to create."""
    created = _killed_after(cloud, moment, begun, bundle)
    if (bundle / "run.json").exists():
        said = run_assay("cleanup", cloud, bundle)
        assert said.code == 0, said.text
    return created


def _killed_after(cloud: str, seconds: float, begun: bool, bundle: Path) -> int:
    """Start a run, kill it so long after it started, or began to create, and say how much it had begun."""
    said = bundle.with_suffix(".txt")
    with said.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "assay.cli.main", "run", cloud, "-o", str(bundle)],
            stdout=output,
            stderr=output,
        )
    ledger = bundle / "ledger.jsonl"
    latest = time.monotonic() + BEGINS_WITHIN
    while begun and not (ledger.exists() and ledger.stat().st_size):
        assert process.poll() is None, f"the run ended before it made anything:\n{said.read_text()}"
        assert time.monotonic() < latest, f"the run does not begin:\n{said.read_text()}"
        time.sleep(0.1)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
    return ledger.read_text().count('"intend"') if ledger.exists() else 0


def test_what_was_never_answered_is_found(alpha: LabCloud, tmp_path: Path) -> None:
    """A trust has no name: the run's own is found though its id was never heard, and no other is touched."""
    ledger = Ledger(tmp_path / "ledger.jsonl")
    line = connect("alpha", config_files=[alpha.clouds_yaml], ledger=ledger)
    before = inventory.take(line)
    elsewhere = connect("alpha", config_files=[alpha.clouds_yaml])
    ours, another = _trust(elsewhere, minutes=50), _trust(elsewhere, minutes=51)
    me = line.connection.current_user_id
    ledger.intend("trust", f"{me} trusts {me} until {ours['ends']}", "identity.trust.use")
    swept = sweep(line, mark_of("0f3a9c1e"))
    assert not swept.left
    left = inventory.take(line)["trust"]
    assert ours["id"] not in left
    assert another["id"] in left
    elsewhere.connection.identity.delete(f"/OS-TRUST/trusts/{another['id']}")
    assert inventory.take(line) == before


def test_a_server_that_was_left_locked_is_removed(alpha: LabCloud, tmp_path: Path) -> None:
    """Who is killed between locking a server and unlocking it leaves one that refuses to be deleted."""
    ledger = Ledger(tmp_path / "ledger.jsonl")
    line = connect("alpha", config_files=[alpha.clouds_yaml], ledger=ledger)
    before = inventory.take(line)
    compute = line.connection.compute
    flavor = compute.find_flavor("m1.tiny", ignore_missing=False)
    image = line.connection.image.find_image("cirros-simulated", ignore_missing=False)
    server = compute.create_server(
        name="assay-10c4ed00-server", flavor_id=flavor.id, image_id=image.id, networks="none"
    )
    compute.wait_for_server(server)
    compute.lock_server(server)
    assert not sweep(line, mark_of("10c4ed00"), timeout=30).left
    assert inventory.take(line) == before


def test_a_port_that_appears_late_goes_with_its_subnet(alpha: LabCloud, tmp_path: Path) -> None:
    """What the cloud was still making when the cleanup began holds up what is below it until it is seen."""
    ledger = Ledger(tmp_path / "ledger.jsonl")
    line = connect("alpha", config_files=[alpha.clouds_yaml], ledger=ledger)
    elsewhere = connect("alpha", config_files=[alpha.clouds_yaml])
    before = inventory.take(line)
    network = _network(elsewhere, "assay-5e1f0b2c")
    ledger.intend("port", "assay-5e1f0b2c-port", "network.port.create")

    def tell(removing: str) -> None:
        if removing.startswith("removing subnet"):  # the ports were listed before it
            elsewhere.connection.network.create_port(network_id=network, name="assay-5e1f0b2c-port")

    assert not sweep(line, mark_of("5e1f0b2c"), progress=tell, timeout=30).left
    assert inventory.take(line) == before


def _network(line: Line, mark: str) -> str:
    """Make a network with a subnet; its id."""
    network = line.connection.network.create_network(name=f"{mark}-network")
    line.connection.network.create_subnet(
        name=f"{mark}-subnet", network_id=network.id, ip_version=4, cidr="192.0.2.0/24"
    )
    return str(network.id)


def _trust(line: Line, *, minutes: int) -> dict[str, str]:
    """Make a trust that ends so many minutes from now; its id, and when it ends."""
    auth = cast(Any, line.connection.session.auth)
    ends = (datetime.now(UTC) + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%S")
    wish = {
        "trustor_user_id": line.connection.current_user_id,
        "trustee_user_id": line.connection.current_user_id,
        "project_id": line.connection.current_project_id,
        "impersonation": True,
        "roles": [{"id": id} for id in auth.get_access(line.connection.session).role_ids],
        "expires_at": f"{ends}Z",
    }
    answer = line.connection.identity.post("/OS-TRUST/trusts", json={"trust": wish})
    return {"id": answer.json()["trust"]["id"], "ends": ends}

"""What `up` promises: a cloud that serves its tenants at once."""

import json
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
import yaml

from assay.lab import LabCloud, logs, processes, running, up
from assay.problem import Problem

from .conftest import Connect

pytestmark = pytest.mark.lab

SERVER_PATIENCE = 30
OPENSTACK = Path(sys.executable).with_name("openstack")


def test_the_first_server_becomes_active(alpha: LabCloud, connect: Connect) -> None:
    """Ready means that the first server of an ordinary tenant finds a host."""
    cloud = connect("alpha")
    flavor = cloud.compute.find_flavor("m1.tiny")
    image = cloud.image.find_image("cirros-simulated")
    server = cloud.compute.create_server(
        name="first", flavor_id=flavor.id, image_id=image.id, networks="none"
    )
    server = cloud.compute.wait_for_server(server, wait=SERVER_PATIENCE, interval=0.1)
    assert server.status == "ACTIVE"
    cloud.compute.delete_server(server)
    cloud.compute.wait_for_delete(server, wait=SERVER_PATIENCE, interval=0.1)


def test_an_unmodified_client_creates_a_server(alpha: LabCloud) -> None:
    """The `openstack` command works with the file that `up` names, network and all."""

    def run(*words: str) -> dict[str, object]:
        environ = os.environ | {"OS_CLIENT_CONFIG_FILE": str(alpha.clouds_yaml)}
        command = [str(OPENSTACK), "--os-cloud", "alpha", *words]
        done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return dict(json.loads(done.stdout)) if done.stdout.strip() else {}

    kind = ("--image", "cirros-simulated", "--flavor", "m1.tiny")
    made = run("server", "create", *kind, "--wait", "cli", "-f", "json")
    assert made["status"] == "ACTIVE"
    assert made["addresses"], "nova made the tenant's network by itself"
    run("server", "delete", "--wait", "cli")


def test_client_configuration_is_private_and_complete(alpha: LabCloud, connect: Connect) -> None:
    """clouds.yaml is readable by its owner only; its three users are who they are said to be."""
    assert stat.S_IMODE(alpha.clouds_yaml.stat().st_mode) == 0o600
    assert {"alpha", "alpha-other", "alpha-admin"} <= set(
        yaml.safe_load(alpha.clouds_yaml.read_text(encoding="utf-8"))["clouds"]
    )
    tenant, other = connect("alpha"), connect("alpha-other")
    assert tenant.current_project_id != other.current_project_id
    for ordinary in (tenant, other):
        roles = ordinary.session.auth.get_access(ordinary.session).role_names
        assert sorted(roles) == ["member", "reader"]
    assert (
        "admin" in connect("alpha-admin").session.auth.get_access(connect("alpha-admin").session).role_names
    )


def test_second_up_changes_nothing(alpha: LabCloud) -> None:
    """A second `up` with the same choices says so and leaves every process alone."""
    before = processes.supervision(alpha.state_dir)
    said: list[str] = []
    assert up("alpha", progress=said.append) == alpha
    assert any("runs already" in sentence for sentence in said)
    assert processes.supervision(alpha.state_dir) == before
    assert alpha in running()


def test_second_up_as_something_else_is_refused(alpha: LabCloud) -> None:
    """A running cloud is not replaced by one of another release."""
    with pytest.raises(Problem, match="runs already"):
        up("alpha", release="2025.1")
    assert alpha in running()


def test_requests_are_logged_with_their_ids(alpha: LabCloud, connect: Connect) -> None:
    """The request id that a client sees leads to a line in the service's log, for every service."""
    session = connect("alpha").session
    for service, kind in (
        ("nova", "compute"),
        ("neutron", "network"),
        ("cinder", "block-storage"),
        ("glance", "image"),
        ("swift", "object-store"),
    ):
        path = {"compute": "/servers", "network": "/v2.0/networks", "image": "/v2/images"}.get(kind, "")
        answer = session.get(path or "/", endpoint_filter={"service_type": kind}, raise_exc=False)
        request = answer.headers.get("x-openstack-request-id") or answer.headers["x-trans-id"]
        written = "\n".join(line for log in logs.read("alpha", service, 50) for line in log.lines)
        assert request in written, service


def test_a_worker_that_dies_comes_back_with_its_service(alpha: LabCloud, connect: Connect) -> None:
    """When one of neutron's processes is killed, neutron is started again and its clients wait."""
    cloud = connect("alpha")
    before = processes.supervision(alpha.state_dir).services["neutron"]
    workers = [child.pid for child in psutil.Process(before).children()]
    assert len(workers) == 2
    os.kill(workers[0], 9)
    while processes.supervision(alpha.state_dir).services.get("neutron") in (before, None):
        time.sleep(0.05)
    assert list(cloud.network.networks())
    assert not set(workers) & {process.pid for process in processes.find(alpha.state_dir)}


def test_a_service_that_dies_comes_back_on_its_port(alpha: LabCloud, connect: Connect) -> None:
    """A killed nova is started again; its clients wait, and its servers are still there."""
    cloud = connect("alpha")
    flavor, image = cloud.compute.find_flavor("m1.tiny"), cloud.image.find_image("cirros-simulated")
    server = cloud.compute.create_server(name="kept", flavor_id=flavor.id, image_id=image.id, networks="none")
    cloud.compute.wait_for_server(server, wait=SERVER_PATIENCE, interval=0.1)
    pid = processes.supervision(alpha.state_dir).services["nova"]
    os.kill(pid, 9)
    # Without this pause the request might still reach the socket of the dying process.
    while processes.supervision(alpha.state_dir).services.get("nova") in (pid, None):
        time.sleep(0.05)
    cloud.compute.stop_server(server)
    stopped = cloud.compute.wait_for_server(server, status="SHUTOFF", wait=SERVER_PATIENCE, interval=0.1)
    assert stopped.status == "SHUTOFF"
    assert processes.supervision(alpha.state_dir).restarts["nova"] == 1
    cloud.compute.delete_server(server)
    cloud.compute.wait_for_delete(server, wait=SERVER_PATIENCE, interval=0.1)

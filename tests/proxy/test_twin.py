"""`assay lab deviate` and `assay lab faults`: the twin is there while it should be, and then gone."""

import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from assay.lab.proxy.foreground import run_command
from assay.lab.proxy.twin import deviating
from assay.problem import Problem
from tests.proxy.conftest import SmallCloud, log_in

# The commands alone, without the application, so that these tests need no other part of the house.
ASSAY = """
import sys
from cliff.app import App
from cliff.commandmanager import CommandManager
from assay.cli.lab_deviate import LabDeviate
from assay.cli.lab_faults import LabFaults

manager = CommandManager("assay.tests.none")
manager.add_command("lab deviate", LabDeviate)
manager.add_command("lab faults", LabFaults)
sys.exit(App("assay", "0", manager).run(sys.argv[1:]))
"""


@pytest.fixture
def clouds_yaml(cloud: SmallCloud, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lab's clouds.yaml with the small cloud, two of its users, and a neighbour."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    auth = {"auth_url": cloud.auth_url, "username": "u", "password": "p"}
    entries = {"small": {"auth": auth, "region_name": "here"}, "small-admin": {"auth": auth}, "other": {}}
    file = tmp_path / "state" / "assay" / "clouds.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(yaml.safe_dump({"clouds": entries}))
    return file


def entries(file: Path) -> dict[str, Any]:
    """The entries of a clouds.yaml."""
    return dict(yaml.safe_load(file.read_text())["clouds"])


def assay(*arguments: str, **options: Any) -> "subprocess.Popen[str]":
    """Start a command of this folder's two."""
    return subprocess.Popen(
        [sys.executable, "-c", ASSAY, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def test_a_twin_of_a_lab_cloud(cloud: SmallCloud, clouds_yaml: Path) -> None:
    """The twin stands beside its cloud with all users, readable by its owner alone, and goes."""
    before = entries(clouds_yaml)
    with deviating("small", []) as twin:
        assert twin.clouds_yaml == clouds_yaml
        assert stat.S_IMODE(clouds_yaml.stat().st_mode) == 0o600
        now = entries(clouds_yaml)
        assert set(now) - set(before) == {"small-deviating", "small-deviating-admin"}
        assert now["small-deviating"] == {
            "auth": {"auth_url": twin.proxy.auth_url, "username": "u", "password": "p"},
            "region_name": "here",
        }
        assert log_in(now["small-deviating"]["auth"]["auth_url"])
    assert entries(clouds_yaml) == before


def test_a_twin_of_any_cloud(
    cloud: SmallCloud, clouds_yaml: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cloud of an ordinary clouds.yaml gets a file of its own in the runtime directory; it goes as well."""
    mine = {
        "auth": {"auth_url": cloud.auth_url},
        "verify": False,
        "cacert": "/none",
        "compute_endpoint_override": "",
    }
    mine["compute_endpoint_override"] = f"{cloud.services.url}/compute/v2.1"
    (tmp_path / "clouds.yaml").write_text(yaml.safe_dump({"clouds": {"mine": mine}}))
    monkeypatch.setenv("OS_CLIENT_CONFIG_FILE", str(tmp_path / "clouds.yaml"))
    with deviating("mine", []) as twin:
        assert twin.clouds_yaml.is_relative_to(tmp_path / "run")
        (name, entry), *more = entries(twin.clouds_yaml).items()
        assert (name, more) == ("mine-deviating", [])
        assert set(entry) == {"auth", "compute_endpoint_override"}
        assert entry["compute_endpoint_override"].endswith("/compute/v2.1")
        assert cloud.services.url not in entry["compute_endpoint_override"]
    assert not twin.clouds_yaml.exists()


def test_one_twin_at_a_time(clouds_yaml: Path) -> None:
    """A second twin is refused while the first one lives; what a killed one left is replaced."""
    with deviating("small", []) as first:
        left_behind = entries(clouds_yaml)
        with pytest.raises(Problem, match="there already"), deviating("small", []):
            pass
    clouds_yaml.write_text(yaml.safe_dump({"clouds": left_behind}))
    with deviating("small", []) as second:
        assert entries(clouds_yaml)[second.name]["auth"]["auth_url"] != first.proxy.auth_url


@pytest.mark.parametrize(("name", "reason"), [("smal", "no cloud named smal"), ("other", "no auth_url")])
def test_clouds_that_cannot_have_one(clouds_yaml: Path, name: str, reason: str) -> None:
    """An unknown cloud, or one without an identity endpoint, is a problem that says so."""
    with pytest.raises(Problem, match=reason), deviating(name, []):
        pass


def test_a_certificate_that_is_missing(cloud: SmallCloud, clouds_yaml: Path) -> None:
    """A cacert that is not there is a problem, and no twin is entered."""
    broken = {"auth": {"auth_url": cloud.auth_url}, "cacert": "/none"}
    clouds_yaml.write_text(yaml.safe_dump({"clouds": {"small": broken}}))
    with pytest.raises(Problem, match="certificates"), deviating("small", []):
        pass
    assert set(entries(clouds_yaml)) == {"small"}


def test_a_command_runs_with_the_twin(cloud: SmallCloud, clouds_yaml: Path) -> None:
    """The command sees the file with the twin; its output and exit code are ours; the summary is apart."""
    program = (
        "import os, sys, yaml, urllib.request as http\n"
        "twin = yaml.safe_load(open(os.environ['OS_CLIENT_CONFIG_FILE']))['clouds']['small-deviating']\n"
        "url = twin['auth']['auth_url'] + '/auth/tokens'\n"
        "print(http.urlopen(http.Request(url, method='DELETE')).status)\n"
        "sys.exit(7)"
    )
    options = ("--deviation", "token-revocation-swallowed", "--deviation", "server-lock-swallowed")
    process = assay("lab", "deviate", "small", *options, "--", sys.executable, "-c", program)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (7, "204\n"), err
    assert "token-revocation-swallowed: touched 1 request(s)" in err
    assert "server-lock-swallowed: touched 0 request(s)" in err
    assert "small-deviating" not in entries(clouds_yaml)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signals_end_it_in_good_order(clouds_yaml: Path, number: signal.Signals) -> None:
    """In the foreground it says how to use the twin, and any usual signal takes the twin away."""
    process = assay("lab", "deviate", "small", "--weather", "latency", "--seed", "3")
    assert process.stdout is not None
    assert process.stdout.readline() == f"export OS_CLIENT_CONFIG_FILE={clouds_yaml}\n"
    assert "assay run small-deviating" in process.stdout.readline()
    assert "small-deviating" in entries(clouds_yaml)
    process.send_signal(number)
    _, err = process.communicate(timeout=30)
    assert (process.returncode, "Traceback" in err) == (0, False)
    assert "small-deviating" not in entries(clouds_yaml)


def test_a_signal_reaches_the_command(clouds_yaml: Path) -> None:
    """SIGTERM ends the command, and then the twin."""
    program = "import time; print('up', flush=True); time.sleep(60)"
    process = assay("lab", "deviate", "small", "--", sys.executable, "-c", program)
    assert process.stdout is not None
    assert process.stdout.readline() == "up\n"
    process.terminate()
    process.communicate(timeout=30)
    assert process.returncode == 128 + signal.SIGTERM
    assert "small-deviating" not in entries(clouds_yaml)


def test_a_command_that_is_none() -> None:
    """A command that cannot be run is a problem, not a traceback."""
    with pytest.raises(Problem, match="/no/such cannot be run"):
        run_command(["/no/such"], os.environ)


def test_faults_are_listed() -> None:
    """Deviations and weathers are listed with name, check and sentence, in any format of cliff's."""
    out, _ = assay("lab", "faults", "-f", "json").communicate(timeout=30)
    rows = {row["Name"]: row for row in json.loads(out)}
    assert rows["server-lock-swallowed"] == {
        "Kind": "deviation",
        "Name": "server-lock-swallowed",
        "Breaks": "compute.server.lock",
        "What": "Locking a server is accepted and does nothing.",
    }
    assert rows["throttling"]["Kind"] == "weather"

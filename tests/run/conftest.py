"""The command line as a person uses it, and clouds.yaml files to point it at."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openstack
import pytest
import yaml

from assay.lab import LabCloud


@dataclass(frozen=True)
class Said:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def text(self) -> str:
        """All that it said, for who wants to know why it ended as it did."""
        return self.out + self.err

    @property
    def json(self) -> Any:
        """The standard output as JSON."""
        return json.loads(self.out)


Assay = Callable[..., Said]


def run_assay(*arguments: object, timeout: float = 1200.0, env: Mapping[str, str] | None = None) -> Said:
    """Run `assay` in a process of its own; no command may ever show a traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "assay.cli.main", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=timeout,
        env=env,
        check=False,
    )
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    return Said(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def assay() -> Assay:
    """Run `assay`."""
    return run_assay


@pytest.fixture(scope="session")
def alpha_bundle(alpha: LabCloud, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle of one run of everything on alpha, with the report beside it."""
    folder = tmp_path_factory.mktemp("alpha") / "bundle"
    said = run_assay("run", "alpha", "--second", "alpha-other", "-o", folder, "--report", "--replayable")
    assert said.code == 0, said.text
    return folder


@pytest.fixture(scope="session")
def bravo_bundle(bravo: LabCloud, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle of one run of everything on bravo, which does not offer everything."""
    folder = tmp_path_factory.mktemp("bravo") / "bundle"
    said = run_assay("run", "bravo", "--second", "bravo-other", "-o", folder)
    assert said.code == 1, said.text
    return folder


Enter = Callable[..., str]


@pytest.fixture
def enter(alpha: LabCloud, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Enter:
    """Make a clouds.yaml with one entry `mine`, alpha's but for some changes, and let clients read it."""

    def entered(auth: Mapping[str, Any] | None = None, **changes: Any) -> str:
        entry = yaml.safe_load(alpha.clouds_yaml.read_text())["clouds"]["alpha"]
        entry["auth"] = {**entry["auth"], **(auth or {})}
        entry.update(changes)
        path = tmp_path / "clouds.yaml"
        path.write_text(yaml.safe_dump({"clouds": {"mine": entry}}))
        monkeypatch.setenv("OS_CLIENT_CONFIG_FILE", str(path))
        return "mine"

    return entered


def connected(cloud: LabCloud, entry: str) -> Any:
    """The SDK's connection to an entry of the lab's clouds.yaml."""
    config = openstack.config.OpenStackConfig(config_files=[str(cloud.clouds_yaml)], load_envvars=False)
    return openstack.connection.Connection(config=config.get_one(entry))

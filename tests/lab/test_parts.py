"""The parts of the lab that need no cloud."""

import json
import multiprocessing
import socket
import stat
from pathlib import Path

import pytest
import yaml

from assay.lab import client_config, clouds, environment, interpreters, listeners, locks, paths, template
from assay.lab.progress import silent
from assay.lab.secret import Secrets
from assay.problem import Problem


@pytest.fixture(autouse=True)
def own_directories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep these tests away from every real state and cache."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_named_clouds_know_what_they_are() -> None:
    """The two named clouds differ in release and in shape."""
    alpha, bravo = clouds.choose("alpha"), clouds.choose("bravo")
    assert (alpha.release.name, alpha.shape.name) == ("2026.2", "tenant-networks")
    assert (bravo.release.name, bravo.shape.name) == ("2025.1", "provider-network")
    assert clouds.choose("alpha", shape="provider-network").shape == bravo.shape


@pytest.mark.parametrize(
    ("name", "release", "shape", "told"),
    [
        ("charlie", None, None, "What is the lab cloud"),
        ("charlie", "2026.2", None, "What is the lab cloud"),
        ("charlie", "1999.1", "provider-network", "no release '1999.1'"),
        ("charlie", "2026.2", "round", "no shape 'round'"),
        ("../etc", "2026.2", "provider-network", "cannot be the name"),
        ("alpha-other", "2026.2", "provider-network", "cannot be the name"),
    ],
)
def test_wrong_choices_are_told(name: str, release: str | None, shape: str | None, told: str) -> None:
    """What cannot be chosen is a Problem that says what can."""
    with pytest.raises(Problem, match=told) as problem:
        clouds.choose(name, release, shape)
    assert problem.value.advice


def _append(directory: Path, log: Path) -> None:
    with locks.exclusive(directory):
        with log.open("a") as file:
            file.write("in ")
            file.flush()
            file.write("out ")
        directory.rmdir()


def test_a_directory_is_held_by_one_process_even_when_it_is_removed(tmp_path: Path) -> None:
    """Processes that lock, use and remove one directory never overlap."""
    workers = [
        multiprocessing.Process(target=_append, args=(tmp_path / "held", tmp_path / "log")) for _ in range(8)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert (tmp_path / "log").read_text() == "in out " * 8
    assert not (tmp_path / "held").exists()


def test_ports_are_held_until_handed_over() -> None:
    """While a cloud starts nobody else gets its ports, and callers may connect already."""
    names = listeners.names(clouds.choose("alpha").shape)
    with listeners.bound(names) as sockets:
        ports = listeners.ports(sockets)
        assert len(set(ports.values())) == len(names) == 11
        socket.create_connection(("127.0.0.1", ports["nova"])).close()
        with pytest.raises(OSError, match="in use"):
            socket.create_server(("127.0.0.1", ports["nova"]))
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", ports["nova"]))


def test_clouds_yaml_holds_the_clouds_that_run() -> None:
    """Entries come and go by cloud; the last takes the file along."""
    ports = dict.fromkeys(listeners.COMMON, 10000)
    client_config.add(clouds.choose("alpha"), Secrets.invent(), ports)
    client_config.add(clouds.choose("bravo"), Secrets.invent(), ports)
    file = paths.clouds_yaml()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(yaml.safe_load(file.read_text(encoding="utf-8"))["clouds"]) == 6
    client_config.remove("alpha")
    entries = yaml.safe_load(file.read_text(encoding="utf-8"))["clouds"]
    assert sorted(entries) == ["bravo", "bravo-admin", "bravo-other"]
    assert entries["bravo"]["auth"]["user_domain_name"] == "corp"
    client_config.remove("bravo")
    assert not file.exists()


def test_an_interrupted_template_is_never_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that stops half-way leaves no template, and the next build starts from nothing."""
    choice = clouds.choose("alpha")
    drafts: list[Path] = []

    def interrupted(home: Path, draft: Path, *_: object) -> None:
        drafts.append(draft)
        (draft / "half").touch()
        raise KeyboardInterrupt

    def made(home: Path, draft: Path, *_: object) -> None:
        assert not drafts[0].exists()
        draft.rename(home)

    monkeypatch.setattr(template, "_make", interrupted)
    with pytest.raises(KeyboardInterrupt):
        template.ensure(choice, Path("/nowhere"), silent)
    assert not [path for path in paths.templates().iterdir() if not path.name.startswith(".")]
    monkeypatch.setattr(template, "_make", made)
    assert list(template.ensure(choice, Path("/nowhere"), silent).iterdir()) == []


def test_a_failed_installation_is_told_and_never_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """When uv fails, its reason is passed on and no environment is there."""
    uv = tmp_path / "uv"
    uv.write_text("#!/bin/sh\necho 'no route to the index' >&2\nexit 2\n")
    uv.chmod(0o755)
    monkeypatch.setattr(environment, "_uv", lambda: str(uv))
    release = clouds.choose("alpha").release
    with pytest.raises(Problem, match="no route to the index"):
        environment.ensure(release, silent)
    assert not [path for path in paths.environments().iterdir() if not path.name.startswith(".")]


def test_the_fastest_interpreter_runs_the_services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the interpreters that uv lists, those that do not run are left out, and the fastest is taken."""
    entry = {"implementation": "cpython", "variant": "default", "version": "3.11.1"}
    listed = [{**entry, "path": str(tmp_path / name / "python3")} for name in ("slow", "broken", "fast")]
    uv = tmp_path / "uv"
    uv.write_text(f"#!/bin/sh\ncat <<'END'\n{json.dumps(listed)}\nEND\n")
    uv.chmod(0o755)
    for name, answer in (("slow", "echo 0.9"), ("broken", "exit 1"), ("fast", "echo 0.2")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "python3").write_text(f"#!/bin/sh\n{answer}\n")
        (tmp_path / name / "python3").chmod(0o755)
    assert interpreters.fastest(str(uv), ">=3.11") == str(tmp_path / "fast/python3")
    uv.write_text("#!/bin/sh\necho '[]'\n")
    assert interpreters.fastest(str(uv), ">=3.11") == ">=3.11"

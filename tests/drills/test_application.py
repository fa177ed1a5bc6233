"""Manifests of applications: what is taken, and what is refused in a sentence."""

import contextlib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assay.drills.application import Application, filled
from assay.drills.manifest import load
from assay.problem import Problem

LEAST: dict[str, Any] = {"name": "shop", "image": {"name": "debian"}, "proof": {"ready": "up"}}


def written(folder: Path, document: Any) -> Path:
    """A manifest with this document."""
    path = folder / "app.yaml"
    path.write_text(document if isinstance(document, str) else yaml.safe_dump(document))
    return path


def test_the_example_is_a_manifest(tmp_path: Path) -> None:
    """What `assay drill manifest` prints can be used, with the files that it names."""
    for name in ("build.sh", "check.sh"):
        (tmp_path / name).write_text("#!/bin/sh\n")
    example = (files("assay.drills") / "example.yaml").read_text()
    found = load(written(tmp_path, example))
    assert (found.name, found.volumes[0].size, found.moved) == ("shop", 10, "#!/bin/sh\n")
    assert len(found.digest) == 64


def test_the_digest_is_of_the_scripts_too(tmp_path: Path) -> None:
    """Another script is another application."""
    path = written(tmp_path, {**LEAST, "user_data": {"first": "a.sh"}})
    (tmp_path / "a.sh").write_text("#!/bin/sh\ntrue\n")
    before = load(path).digest
    (tmp_path / "a.sh").write_text("#!/bin/sh\nfalse\n")
    assert load(path).digest != before


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Shop!"},
        {"surplus": 1},
        {"image": {}},
        {"image": {"name": "a", "file": "b", "format": "raw"}},
        {"image": {"file": "missing.qcow2", "format": "qcow2"}},
        {"image": {"file": "x", "format": "vhd"}},
        {"proof": {}},
        {"proof": {"ready": "("}},
        {"proof": {"ready": ".*"}},
        {"proof": {"ready": "(up)"}},
        {"proof": {"ready": "up", "data": "no group"}},
        {"proof": {"ready": "up", "within": 0}},
        {"proof": {"ready": "up", "eased": "fine"}},
        {"proof": {"ready": "up", "http": {"port": 80, "path": "/", "body": "ok"}}},
        {"volumes": [{"name": "data", "size": 1}]},
        {"volumes": [{"name": "data", "size": 10**9}]},
        {"user_data": {"first": "missing.sh"}},
        {"ports": [0]},
        {"flavor": {"ram": "much"}},
    ],
)
def test_what_is_wrong_is_refused_in_a_sentence(tmp_path: Path, change: dict[str, Any]) -> None:
    """No wrong manifest begins a drill."""
    with pytest.raises(Problem):
        load(written(tmp_path, {**LEAST, **change}))


_WORDS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=10,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(st.dictionaries(st.sampled_from(["name", "image", "proof", "volumes", "ports", "flavor"]), _WORDS))
def test_no_document_is_a_fault_of_ours(tmp_path: Path, change: dict[str, Any]) -> None:
    """Whatever stands in a manifest, it is taken or refused in a sentence."""
    with contextlib.suppress(Problem):
        assert isinstance(load(written(tmp_path, {**LEAST, **change})), Application)


@given(st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
def test_no_bytes_are_a_fault_of_ours(tmp_path: Path, raw: bytes) -> None:
    """A file that is no YAML at all is refused in a sentence."""
    path = tmp_path / "app.yaml"
    path.write_bytes(raw)
    with contextlib.suppress(Problem):
        assert isinstance(load(path), Application)


def test_places_are_filled_and_unknown_ones_emptied() -> None:
    """A script is told what only the drill knows."""
    assert filled("probe @PEER@ as @ROLE@@NOTHING@, ask@home", PEER="203.0.113.7", ROLE="first") == (
        "probe 203.0.113.7 as first, ask@home"
    )

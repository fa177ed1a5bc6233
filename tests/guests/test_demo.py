"""The demo with real guests: up, looked into, judged, gone."""

import json
from pathlib import Path

import pytest

from assay.lab import LabCloud
from tests.run.conftest import run_assay

pytestmark = [pytest.mark.long, pytest.mark.timeout(3600)]


def test_the_demo_reaches_the_level_behaviour(north: LabCloud, tmp_path: Path) -> None:
    """A first look at north, guests included, ends conformant with the level behaviour, and a report."""
    bundle = tmp_path / "demo"
    said = run_assay("demo", "--cloud", "north", "-o", bundle, timeout=3600)
    assert said.code == 0, said.text
    judged = run_assay("judge", bundle, "--program", "first-look-compute", "-f", "json")
    assert json.loads(judged.out)["level"] == "behaviour"
    assert (tmp_path / "demo.html").exists()

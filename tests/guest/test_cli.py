"""`assay guest read` shows what a guest said."""

import json
from pathlib import Path

import pytest

from assay.cli.main import main

from .test_console import first_report


def test_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A console log becomes rows of topic, key and value."""
    path = tmp_path / "web.log"
    path.write_text("kernel\n" + first_report())
    assert main(["guest", "read", str(path), "-f", "json"]) == 0
    rows = {(row["topic"], row["key"]): row["value"] for row in json.loads(capsys.readouterr().out)}
    assert rows["report", "complete"] is True
    assert rows["links", "0.mtu"] == 1442
    assert rows["boot", "kind"] == "again"


def test_read_without_log(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A log that is not there is said, without a traceback."""
    assert main(["guest", "read", str(tmp_path / "none.log")]) == 2
    assert "cannot be read" in capsys.readouterr().err

"""`assay report` and `assay explain`, from a sealed bundle to what they print."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assay.cli.main import main
from assay.evidence import read
from tests.report.builders import green, red

Bundle = Callable[..., Path]


def test_report_goes_beside_the_bundle(bundle: Bundle, capsys: pytest.CaptureFixture[str]) -> None:
    """The file is named after the bundle, its path is printed, and the bundle still verifies."""
    folder = bundle(red())
    assert main(["report", str(folder)]) == 0
    path = folder.with_name("evidence.html")
    assert Path(capsys.readouterr().out.strip()) == path
    assert "compute.server.lock" in path.read_text(encoding="utf-8")
    read.verify(folder)


def test_report_takes_a_file_and_a_program(bundle: Bundle, tmp_path: Path) -> None:
    """Where and by what are the person's to say."""
    folder = bundle(green())
    assert main(["report", str(folder), "-o", str(tmp_path / "shown.html"), "--guideline", "2026.11"]) == 0
    assert (tmp_path / "shown.html").exists()
    assert main(["report", str(folder), "--program", "nonsense"]) == 2


def test_report_is_about_what_the_run_was_for(bundle: Bundle, capsys: pytest.CaptureFixture[str]) -> None:
    """A run for one program is not reported as what it lacks of another, unless that is asked for."""
    folder = bundle(green(), program="compute")
    titles = []
    for more in ([], ["--program", "platform"]):
        assert main(["report", str(folder), *more]) == 0
        titles.append(Path(capsys.readouterr().out.strip()).read_text(encoding="utf-8"))
    assert "with OpenStack Compute, guideline" in titles[0]
    assert "with OpenStack Platform, guideline" in titles[1]


def test_report_never_writes_into_the_bundle(bundle: Bundle, capsys: pytest.CaptureFixture[str]) -> None:
    """A bundle is sealed."""
    folder = bundle(green())
    assert main(["report", str(folder), "-o", str(folder / "report.html")]) == 2
    assert "inside of the bundle" in capsys.readouterr().err
    read.verify(folder)


def test_explain_prints_what_the_bundle_says(bundle: Bundle, capsys: pytest.CaptureFixture[str]) -> None:
    """One check, all failures, and JSON of both; explaining a failure is no failure."""
    folder = bundle(red())
    assert main(["explain", "compute.server.lock", str(folder)]) == 0
    assert "a locked server refuses to stop" in capsys.readouterr().out
    assert main(["explain", "--all", str(folder)]) == 0
    told = capsys.readouterr().out
    assert "compute.server.lock" in told
    assert "block-storage.snapshot.restore" in told
    assert main(["explain", "--json", "--all", str(folder)]) == 0
    assert [one["check"] for one in json.loads(capsys.readouterr().out)] == [
        "block-storage.snapshot.restore",
        "compute.server.lock",
    ]


def test_explain_needs_to_know_what(bundle: Bundle, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither a check nor --all, or one that is not there, is a problem in a sentence."""
    folder = bundle(green())
    assert main(["explain", str(folder)]) == 2
    assert main(["explain", "compute.server.loock", str(folder)]) == 2
    assert "Did you mean compute.server.lock" in capsys.readouterr().err
    assert main(["explain", "--all", str(folder)]) == 0
    assert "No check failed." in capsys.readouterr().out

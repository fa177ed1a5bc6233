"""`assay verdicts` judges many bundles, each by itself."""

import csv
import io
import json
from pathlib import Path

import pytest

from assay.cli.main import main
from assay.evidence import archive
from assay.problem import ExitCode
from tests.evidence.scene import Scene


def _rows(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, list[dict[str, str]]]:
    code = main(["verdicts", *arguments, "-f", "json"])
    return code, json.loads(capsys.readouterr().out)


def test_each_has_the_verdict_that_it_has_alone(
    stage: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A row for each bundle and program, folder or archive, in the order in which they were named."""
    archive.pack(stage.folder, tmp_path / "x.assay")
    bundles = [str(one) for one in (tmp_path / "x.assay", stage.other, stage.folder)]
    code, rows = _rows([*bundles, "--program", "platform", "--program", "compute"], capsys)
    alone = []
    for bundle in bundles:
        for program in ("platform", "compute"):
            exits = main(["judge", bundle, "--program", program, "-f", "json"])
            said = json.loads(capsys.readouterr().out)
            alone.append((exits, bundle, program, said["verdict"], said["passed"], " ".join(said["reasons"])))
    names = ("bundle", "program", "verdict", "passed", "why")
    assert [tuple(row[name] for name in names) for row in rows] == [one[1:] for one in alone]
    worst = next(
        one for one in (ExitCode.NONCONFORMANT, ExitCode.INCOMPLETE) if one in {one[0] for one in alone}
    )
    assert code == worst


@pytest.mark.parametrize("how", [[], ["--whole"]])
@pytest.mark.parametrize("damage", ["cut", "edited", "missing"])
def test_a_damaged_one_keeps_no_other_from_being_judged(
    damage: str, how: list[str], stage: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It has a row without a verdict that says why, and is the worst that there can be."""
    whole, path = tmp_path / "whole.assay", tmp_path / "x.assay"
    archive.pack(stage.folder, whole)
    if damage == "cut":
        path.write_bytes(whole.read_bytes()[:900])
    elif damage == "edited":
        stage.text("results.jsonl", '"outcome": "fail"', '"outcome": "pass"')
        archive._fold(stage.folder, path)
    code, rows = _rows([str(path), str(whole), *how], capsys)
    assert code == ExitCode.USAGE
    assert [bool(row["verdict"]) for row in rows] == [False, True]
    assert str(path) in rows[0]["why"]
    assert main(["judge", str(path)]) == ExitCode.USAGE


def test_damage_behind_the_outcomes_is_found_if_asked_for(
    stage: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A verdict rests on outcomes; whether all is whole that they were drawn from is another question."""
    (stage.folder / "more.txt").write_text("more")
    archive._fold(stage.folder, tmp_path / "x.assay")
    quick, whole = (_rows([str(tmp_path / "x.assay"), *how], capsys) for how in ([], ["--whole"]))
    assert quick[0] != ExitCode.USAGE
    assert quick[1][0]["verdict"]
    assert whole[0] == ExitCode.USAGE
    assert "more.txt does not belong to it" in whole[1][0]["why"]


def test_an_unfinished_one_is_incomplete(stage: Scene, capsys: pytest.CaptureFixture[str]) -> None:
    """What a killed run left is told from what somebody damaged."""
    (stage.folder / "manifest.json").unlink()
    code, rows = _rows([str(stage.folder)], capsys)
    assert (code, rows[0]["verdict"]) == (ExitCode.INCOMPLETE, "")
    assert "is not finished" in rows[0]["why"]


def test_a_program_that_there_is_not_is_refused_at_once(
    stage: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before any bundle is read, and not once for each."""
    assert main(["verdicts", str(stage.folder), "--program", "nothing"]) == ExitCode.USAGE
    assert "has no program 'nothing'" in capsys.readouterr().err


def test_a_row_is_a_line(stage: Scene, capsys: pytest.CaptureFixture[str]) -> None:
    """As a spreadsheet wants it, however many reasons there are."""
    main(["verdicts", str(stage.folder), "-f", "csv"])
    out = capsys.readouterr().out
    assert len(out.splitlines()) == len(list(csv.reader(io.StringIO(out)))) == 2

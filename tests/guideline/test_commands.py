"""The commands, on files, as people use them."""

import json
import logging
from pathlib import Path
from typing import Any

import pytest

from assay.cli.main import main
from assay.evidence.write import BundleWriter
from assay.formats import bounded_yaml, guidelines
from assay.formats.official import equality
from assay.model.outcome import Outcome
from assay.problem import ExitCode
from tests.core import builders as core
from tests.guideline.builders import SCHEMA_2_0, changed, sound
from tests.guideline.test_rules import FLAG, WAIVER

CHECKS = [check for one in sound()["capabilities"].values() for check in one["checks"]]


class Said:
    """What a command told.

    Args:
        code: Its exit code.
        out: Standard output.
        err: Standard error.
    """

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        """Its output, read."""
        return json.loads(self.out)


class Shell:
    """Runs commands in a folder of their own.

    Args:
        folder: Where documents are written.
        capsys: Sees what is said.
    """

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys

    def __call__(self, *arguments: object) -> Said:
        """Run `assay` with these arguments."""
        # What an earlier run in this process logged to is closed by now.
        for handler in [one for one in logging.getLogger().handlers if type(one) is logging.StreamHandler]:
            logging.getLogger().removeHandler(handler)
        code = main([str(one) for one in arguments])
        return Said(code, *self._capsys.readouterr())

    def document(self, name: str, *changes: tuple[str, Any]) -> Path:
        """Write a sound guideline with changes."""
        path = self.folder / f"{name}.yaml"
        path.write_text(bounded_yaml.text(changed(*changes)))
        return path

    def bundle(self, name: str, outcomes: dict[str, Outcome]) -> Path:
        """Write evidence."""
        seen = core.evidence(outcomes)
        writer = BundleWriter(self.folder / name, lambda text: text)
        writer.begin(
            run=seen.run,
            started=seen.started,
            cloud=seen.cloud,
            suite=seen.suite,
            checks=list(seen.checks.values()),
            options={},
        )
        for one in seen.results.values():
            writer.keep(one, ())
        writer.seal(finished=seen.finished, left_behind=())
        return self.folder / name


@pytest.fixture
def assay(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """The command line."""
    return Shell(tmp_path, capsys)


def test_there_and_back(assay: Shell) -> None:
    """An official document is imported, its defects told, linted, shown, and exported equal in meaning."""
    official, ours, back = (assay.folder / name for name in ("official.json", "ours.yaml", "back.json"))
    official.write_text(json.dumps(SCHEMA_2_0))
    said = assay("guideline", "import", official, "-o", ours)
    assert said.code == ExitCode.OK
    assert "[misspelt-key]" in said.err
    assert "[below-cutoff]" in said.err
    assert "2018.02: 4 capabilities, " in said.err
    assert assay("guideline", "lint", ours).code == ExitCode.USAGE
    shown = {row["capability"] for row in assay("guideline", "show", ours, "-f", "json").json}
    assert shown == {"compute-lock", "compute-list", "compute-gone", "dns-zones"}
    assert assay("guideline", "export", ours, "-o", back).code == ExitCode.OK
    assert equality.equal(SCHEMA_2_0, json.loads(back.read_text()))


def test_an_export_loses_nothing_in_silence(assay: Shell) -> None:
    """What a schema cannot say stops the export and leaves no file; accepted, it is named."""
    path, target = assay.document("2026.11"), assay.folder / "out.json"
    refused = assay("guideline", "export", path, "--schema", "1.6", "-o", target)
    assert refused.code == ExitCode.USAGE
    assert "has no words for add-ons" in refused.err
    assert not target.exists()
    accepted = assay("guideline", "export", path, "--schema", "1.6", "-o", target, "--lossy")
    assert accepted.code == ExitCode.OK
    assert "lost: add-ons" in accepted.err
    assert json.loads(target.read_text())["schema"] == "1.6"


@pytest.mark.parametrize(
    "arguments",
    [
        ("guideline", "import", "/nonexistent.json"),
        ("guideline", "import", "FILE", "--checks", "1999.01"),
        ("guideline", "import", "FILE", "-o", "/nonexistent/x.yaml"),
        ("guideline", "export", "1999.01"),
        ("guideline", "export", "2026.11", "--schema", "9.9"),
        ("guideline", "approve", "/nonexistent.yaml"),
        ("guideline", "diff", "2026.11", "1999.01"),
        ("guideline", "show", "--program", "nonsense"),
        ("guideline", "lint", "--against", "1999.01"),
    ],
)
def test_what_is_wrong_is_a_sentence(assay: Shell, arguments: tuple[str, ...]) -> None:
    """Files and names that are not there end with a sentence, no traceback, and the code for wrong use."""
    official = assay.folder / "official.json"
    official.write_text(json.dumps(SCHEMA_2_0))
    said = assay(*(str(official) if one == "FILE" else one for one in arguments))
    assert said.code == ExitCode.USAGE
    assert "Traceback" not in said.err
    assert said.err.strip()


def test_an_approved_guideline_is_frozen(assay: Shell) -> None:
    """Approve, flag, lint: sound. Approve, change, lint: named."""
    path = assay.document("2026.11", ("status", "approved"))
    assert "approved as sha256:" in assay("guideline", "approve", path).out
    said = assay("guideline", "lint", path)
    assert "[changed-after-approval]" not in said.out
    assay.document("2026.11", ("status", "approved"), ("flags", [FLAG]))
    assert "[changed-after-approval]" not in assay("guideline", "lint", path).out
    assay.document("2026.11", ("status", "approved"), ("expires", "2030-01-01"))
    said = assay("guideline", "lint", path)
    assert (said.code, "[changed-after-approval]" in said.out) == (ExitCode.USAGE, True)


def test_lint_holds_a_guideline_against_the_one_before(assay: Shell) -> None:
    """A capability that becomes required at once is named."""
    old = assay.document(
        "2026.05",
        ("guideline", "2026.05"),
        ("components/compute/required", ["compute-servers-stop"]),
        ("components/compute/removed", ["compute-servers-lock"]),
    )
    said = assay("guideline", "lint", assay.document("2026.11"), "--against", old)
    assert "capabilities.compute-servers-lock: it was removed from 2026.05" in said.out
    assert said.code == ExitCode.USAGE


def test_a_difference_tells_for_whom_the_verdict_changes(assay: Shell) -> None:
    """A stricter guideline makes a cloud nonconformant that was conformant, and the difference says why."""
    old = assay.document("2026.05", ("guideline", "2026.05"))
    new = assay.document(
        "2026.11",
        (
            "components/compute/required",
            ["compute-servers-lock", "compute-servers-stop", "compute-servers-tags"],
        ),
        ("components/compute/advisory", []),
    )
    bundle = assay.bundle(
        "evidence", dict.fromkeys(CHECKS, Outcome.PASS) | {"compute.servers.tags.works": Outcome.FAIL}
    )
    rows = assay("guideline", "diff", old, new, "--evidence", bundle, "-f", "json").json
    told = {(row["kind"], row["program"], row["before"], row["after"]) for row in rows}
    assert ("capability", "platform", "advisory", "required") in told
    assert ("verdict", "platform", "conformant", "nonconformant") in told
    verdict = next(row for row in rows if row["kind"] == "verdict")
    assert "compute-servers-tags" in verdict["change"]
    assert "example" in verdict["subject"]


def test_judging_tells_on_what_the_verdict_rests(assay: Shell) -> None:
    """`judge` names flags, waivers, what is missing, and until when; --on moves the day."""
    flag, waiver = {**FLAG, "date": "2025-12-01"}, {**WAIVER, "capability": "compute-servers-stop"}
    path = assay.document("2026.11", ("flags", [flag]), ("waivers", [{**waiver, "date": "2025-12-01"}]))
    failing = {"compute.servers.lock.works": Outcome.FAIL, "compute.servers.stop.stays": Outcome.ABSENT}
    bundle = assay.bundle("evidence", dict.fromkeys(CHECKS, Outcome.PASS) | failing)
    said = assay("judge", bundle, "--guideline", path, "-f", "json")
    assert said.code == ExitCode.OK
    row = said.json
    assert row["flags"] == ["compute.servers.lock.works: D401 It is wrong. (until 2027-04-01)"]
    assert row["waivers"] == ["old-hardware: compute-servers-stop, It cannot. (until 2027-04-01)"]
    assert (row["required"], row["passed"], row["excused"]) == (1, 1, 1)
    assert (row["judged for"], row["stands until"]) == ("2026-01-01", "2027-04-01")
    later = assay("judge", bundle, "--guideline", path, "--on", "2027-04-02", "-f", "json")
    assert later.code == ExitCode.NONCONFORMANT
    assert len(later.json["reasons"]) == 2
    page = assay.folder / "report.html"
    assert assay("report", bundle, "--guideline", path, "-o", page).code == ExitCode.OK
    text = page.read_text()
    assert text.count("<em>excused</em>") == 1
    assert "1 of 1 required capabilities proven" in text
    assert "compute.servers.lock.works</code> is flagged: D401 It is wrong." in text
    assert "is waived by old-hardware" in text
    assert "stands until 2027-04-01" in text


def test_a_guideline_is_shown_as_a_page(assay: Shell) -> None:
    """The page has every capability, flag and section, and what is written in a document acts nowhere."""
    evil = "<script>alert(1)</script>"
    path = assay.document("2026.11", ("flags", [{**FLAG, "why": evil}]), ("capabilities/dns-zones/why", evil))
    page = assay.folder / "page.html"
    assert assay("guideline", "show", path, "--html", page, "-f", "json").code == ExitCode.OK
    text = page.read_text()
    assert all(name in text for name in sound()["capabilities"])
    assert "All but drivers." in text
    assert "D401" in text
    assert "<script>alert" not in text


def test_the_long_list_has_reasons(assay: Shell) -> None:
    """--long adds why, until when, flags, waivers and tests."""
    short = assay("guideline", "show", "-f", "json").json
    long = assay("guideline", "show", "--long", "-f", "json").json
    assert long[0].keys() - short[0].keys() == {"until", "why", "flags", "waivers", "tests"}
    assert all(row["why"] for row in long)


def test_lint_without_arguments_finds_no_fault() -> None:
    """Every installed guideline is sound, its scores, checks and register included."""
    assert guidelines.installed()
    assert main(["guideline", "lint"]) == ExitCode.OK


def test_an_official_document_is_told_from_a_broken_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever names one as a guideline is told to import it, not of all that it lacks."""
    document = tmp_path / "2020.06.json"
    document.write_text('{"metadata": {"id": "2020.06"}, "platforms": {}, "capabilities": {}}')
    assert main(["guideline", "show", str(document)]) == 2
    assert f"assay guideline import {document}" in capsys.readouterr().err

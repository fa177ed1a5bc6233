"""The second axis of a verdict: which code a cloud runs, beside what it does."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.cli.code_found import code_in
from assay.cli.main import main
from assay.judge.verdict import judge
from assay.model.guideline import Guideline, Status
from assay.model.outcome import Outcome
from assay.model.provenance import UPSTREAMS, Provenance
from assay.model.verdict import Conformance
from assay.problem import ExitCode, Problem
from assay.provenance import told
from assay.provenance.finding import Comparison, ProjectFinding
from tests.core.builders import evidence, guideline
from tests.evidence import scene

CHECK = "compute.thing.works"
DESIGNATED = ("keystone", "nova")
SEEN = evidence({CHECK: Outcome.PASS})

found = st.dictionaries(st.sampled_from((*DESIGNATED, "heat")), st.sampled_from(list(Provenance)))


def _asking() -> Guideline:
    asked = guideline({"compute-thing": Status.REQUIRED}, {"compute-thing": (CHECK,)})
    everything = replace(asked.components["everything"], designated=DESIGNATED)
    return replace(asked, components={"everything": everything})


@given(found)
def test_code_never_changes_what_a_cloud_does(code: Mapping[str, Provenance]) -> None:
    """Conformance follows from results alone, and code from the comparison alone."""
    verdict = judge(_asking(), "platform", SEEN, code=code)
    assert verdict.conformance is Conformance.CONFORMANT
    assert tuple(verdict.code) == DESIGNATED


@given(found)
def test_only_what_was_compared_is_upstreams(code: Mapping[str, Provenance]) -> None:
    """A project that is asked for and was not compared, or not well, keeps a cloud from running the code."""
    verdict = judge(_asking(), "platform", SEEN, code=code)
    held = all(code.get(project) in UPSTREAMS for project in DESIGNATED)
    assert (verdict.runs_the_code in UPSTREAMS) is held


def test_without_a_comparison_nothing_is_said() -> None:
    """Absence is never a pass."""
    assert judge(_asking(), "platform", SEEN).runs_the_code is Provenance.NOTHING


def test_a_program_that_asks_for_no_code_finds_none() -> None:
    """A guideline without designated sections says nothing of code, whatever was compared."""
    asked = guideline({"compute-thing": Status.REQUIRED}, {"compute-thing": (CHECK,)})
    verdict = judge(asked, "platform", SEEN, code={"nova": Provenance.INSIDE})
    assert (verdict.code, verdict.runs_the_code) == ({}, Provenance.NOTHING)


def _comparison(path: Path, whole: Provenance, **projects: Provenance) -> Path:
    """What `assay provenance compare -f json` writes of such findings."""
    findings = [
        ProjectFinding(project=name, provenance=one, reason="", installations=())
        for name, one in projects.items()
    ]
    comparison = Comparison(
        provenance=whole, reason="", designation="2026.11", projects=tuple(findings), not_found=(), notes=()
    )
    path.write_text(json.dumps(told.document(comparison)))
    return path


def test_a_search_that_was_cut_short_weakens_every_project(tmp_path: Path) -> None:
    """Where the whole is worse than each of its projects, none of them is called unmodified."""
    path = _comparison(tmp_path / "code.json", Provenance.UNREADABLE, nova=Provenance.UNMODIFIED)
    assert code_in(path) == {"nova": Provenance.UNREADABLE}


@pytest.mark.parametrize(
    "text", ["{}", "[]", '{"verdict": "unmodified", "projects": [{"project": "nova", "verdict": "fine"}]}']
)
def test_what_is_no_comparison_is_refused(text: str, tmp_path: Path) -> None:
    """A file that says less, or another word, is named and not believed."""
    path = tmp_path / "code.json"
    path.write_text(text)
    with pytest.raises(Problem, match="no comparison of code"):
        code_in(path)


def test_the_command_tells_both_axes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`assay judge --provenance` names the code of each project, and exits with the worse of both axes."""
    bundle = scene.write(tmp_path / "bundle")
    asked = ["judge", str(bundle), "--program", "object-storage", "-f", "json"]
    codes = {}
    for name, keystone in (("own", Provenance.UNMODIFIED), ("changed", Provenance.INSIDE)):
        both = {"keystone": keystone, "swift": Provenance.OUTSIDE}
        path = _comparison(tmp_path / f"{name}.json", max(both.values(), key=list(Provenance).index), **both)
        codes[name] = main([*asked, "--provenance", str(path)])
        said = json.loads(capsys.readouterr().out)
        assert said["runs the code"] == max(both.values(), key=list(Provenance).index).value
        assert said["code"] == [f"keystone: {keystone.value}", "swift: modified outside"]
    assert codes == {"own": main(asked), "changed": ExitCode.NONCONFORMANT}

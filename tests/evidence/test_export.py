"""A bundle in the formats of others, read back by their own tools: only a pass is a success."""

import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import junitparser
import pytest
from subunit.v2 import ByteStreamToStreamResult
from testtools import StreamToDict

from assay.cli.main import main
from assay.formats import ctrf, junit, subunit
from assay.model.evidence import Evidence
from assay.model.outcome import Outcome
from assay.problem import ExitCode
from tests.core.builders import evidence
from tests.evidence.scene import Scene

OUTCOMES = {f"compute.thing.{outcome.value}": outcome for outcome in Outcome}
HOSTILE = "Observed <b>&amp; \x00\x1b[31m]]> \ud7ff \ufffe é 漢 \U0001f600"


def seen() -> Evidence:
    """One check of each outcome, and one without a result."""
    found = evidence({**OUTCOMES, "compute.thing.forgotten": Outcome.PASS})
    del found.results["compute.thing.forgotten"]
    return found


def hostile() -> Evidence:
    """A cloud that answers with what breaks documents."""
    found = seen()
    for result in found.results.values():
        object.__setattr__(result, "reason", HOSTILE)
    return found


def _subunit(content: bytes) -> dict[str, dict[str, Any]]:
    tests: list[dict[str, Any]] = []
    result = StreamToDict(lambda test: tests.append(dict(test)))
    result.startTestRun()
    ByteStreamToStreamResult(io.BytesIO(content)).run(result)
    result.stopTestRun()
    return {test["id"]: test for test in tests}


def test_subunit_is_read_by_its_own_reader() -> None:
    """Every selected check is there, only the pass is a success, and the tag says what it was."""
    tests = _subunit(subunit.export(seen()))
    assert {id.rpartition(".")[2]: test["status"] for id, test in tests.items()} == {
        "pass": "success",
        "fail": "fail",
        "absent": "skip",
        "blocked": "fail",
        "error": "fail",
        "unrun": "exists",
        "forgotten": "exists",
    }
    assert tests["compute.thing.blocked"]["tags"] == {"blocked"}
    assert tests["compute.thing.fail"]["details"]["reason"].as_text() == "It is fail."


def test_junit_is_read_by_its_own_reader() -> None:
    """Only the pass has no result, which is how JUnit says success."""
    (suite,) = junitparser.JUnitXml.fromstring(junit.export(seen()))
    found = {case.name.rpartition(".")[2]: [type(one).__name__ for one in case.result] for case in suite}
    assert found == {
        "pass": [],
        "fail": ["Failure"],
        "absent": ["Skipped"],
        "blocked": ["Error"],
        "error": ["Error"],
        "unrun": ["Error"],
        "forgotten": ["Error"],
    }
    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (7, 1, 4, 1)


_CTRF = {
    "type": "object",
    "required": ["results", "reportFormat", "specVersion"],
    "properties": {
        "reportFormat": {"const": "CTRF"},
        "specVersion": {"pattern": r"^[0-9]+\.[0-9]+\.[0-9]+$"},
        "results": {
            "required": ["tool", "summary", "tests"],
            "properties": {
                "tool": {"required": ["name"]},
                "summary": {
                    "required": ["tests", "passed", "failed", "skipped", "pending", "other", "start", "stop"],
                    "additionalProperties": {"type": "integer"},
                },
                "tests": {
                    "items": {
                        "required": ["name", "status", "duration"],
                        "properties": {
                            "status": {"enum": ["passed", "failed", "skipped", "pending", "other"]},
                            "duration": {"type": "integer"},
                            "suite": {"type": "array", "minItems": 1},
                        },
                    },
                },
            },
        },
    },
}
"""What https://ctrf.io requires, in our words."""


def test_ctrf_has_what_it_requires() -> None:
    """The document validates, its counts are those of its tests, and only the pass is passed."""
    document = json.loads(ctrf.export(seen()))
    jsonschema.validate(document, _CTRF)
    tests = {test["name"].rpartition(".")[2]: test for test in document["results"]["tests"]}
    assert {name: test["status"] for name, test in tests.items()} == {
        "pass": "passed",
        "fail": "failed",
        "absent": "skipped",
        "blocked": "other",
        "error": "other",
        "unrun": "pending",
        "forgotten": "pending",
    }
    assert {name: test["rawStatus"] for name, test in tests.items()} == {
        **{outcome.value: outcome.value for outcome in Outcome},
        "forgotten": "unrun",
    }
    summary = document["results"]["summary"]
    assert summary["tests"] == 7
    assert sum(summary[status] for status in ("passed", "failed", "skipped", "pending", "other")) == 7
    assert summary["passed"] == 1


def test_what_a_cloud_answers_breaks_no_document() -> None:
    """Control characters, markup and half surrogates come through as text or are replaced."""
    (suite,) = junitparser.JUnitXml.fromstring(junit.export(hostile()))
    reasons = [one.message for case in suite for one in case.result if case.name.endswith(".fail")]
    assert "<b>&amp;" in reasons[0]
    assert "漢 \U0001f600" in reasons[0]
    told = {test["name"]: test for test in json.loads(ctrf.export(hostile()))["results"]["tests"]}
    assert told["compute.thing.fail"]["message"] == HOSTILE
    tests = _subunit(subunit.export(hostile()))
    assert tests["compute.thing.fail"]["details"]["reason"].as_text() == HOSTILE


def test_nothing_gives_documents_of_nothing() -> None:
    """Evidence without a check is exported as no tests, and none of them passed."""
    nothing = evidence({})
    assert _subunit(subunit.export(nothing)) == {}
    assert json.loads(ctrf.export(nothing))["results"]["summary"]["passed"] == 0
    (suite,) = junitparser.JUnitXml.fromstring(junit.export(nothing))
    assert suite.tests == 0


@pytest.mark.parametrize("form", ["subunit", "junit", "ctrf"])
def test_the_command_writes_a_file(form: str, stage: Scene, tmp_path: Path) -> None:
    """The file goes where it was asked to go, and never into the bundle."""
    path = tmp_path / "results"
    assert main(["export", str(stage.folder), "--as", form, "-o", str(path)]) == ExitCode.OK
    assert path.stat().st_size > 100
    assert main(["export", str(stage.folder), "--as", form, "-o", str(stage.folder / "x")]) == ExitCode.USAGE
    assert main(["export", str(stage.folder), "--as", form, "-o", "/no/such/folder/x"]) == ExitCode.USAGE
    assert not (stage.folder / "x").exists()


def test_the_page_says_what_the_formats_do() -> None:
    """The table of `docs/evidence.md` has the words that the exporters use."""
    page = (Path(__file__).parents[2] / "docs/evidence.md").read_text()
    table = page[page.index("| outcome | subunit") :].splitlines()[2:]
    told = {
        outcome: [cell.strip() for cell in row.strip("| ").split("|")[1:]]
        for row in table
        for outcome in row.strip("| ").split("|")[0].strip().split(", ")
    }
    assert told == {
        outcome.value: [
            subunit.STATUSES.get(outcome, "exists"),
            junit.KINDS[outcome].__name__.lower() if outcome in junit.KINDS else "",
            ctrf.STATUSES[outcome],
        ]
        for outcome in Outcome
    }

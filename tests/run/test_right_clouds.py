"""Right clouds are never called wrong."""

import re
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

from assay.evidence import read
from assay.formats import meanings
from assay.lab import LabCloud
from assay.runner.suite import load
from tests.compare.built_in import expected, found
from tests.compare.compared import compared
from tests.run.conftest import Assay, Enter, run_assay
from tests.run.results import outcomes_in, reasons_in

pytestmark = pytest.mark.lab

NOT_OFFERED = re.compile(
    r".*(The catalogue has no object-store service"
    r"|The cloud's policy keeps this from an ordinary tenant"
    r"|The cloud has no external network"
    r"|does not have the extension).*"
)


def test_every_check_is_green_on_alpha(alpha_bundle: Path) -> None:
    """On alpha, which offers everything, every check passes that needs no guest."""
    outcomes = outcomes_in(alpha_bundle)
    assert outcomes.keys() == {id for id, check in load().checks.items() if not check.below_api}
    assert {id: outcome for id, outcome in outcomes.items() if outcome != "pass"} == {}, reasons_in(
        alpha_bundle
    )


def test_every_check_is_green_or_rightly_absent_on_bravo(bravo_bundle: Path) -> None:
    """On bravo, what it does not offer is absent for the true reason, and all else passes."""
    outcomes, reasons = outcomes_in(bravo_bundle), reasons_in(bravo_bundle)
    assert set(outcomes.values()) == {"pass", "absent"}, reasons
    absent = {id for id, outcome in outcomes.items() if outcome == "absent"}
    assert {id for id in outcomes if id.startswith("object-store.")} <= absent
    assert all(NOT_OFFERED.fullmatch(reasons[id]) for id in absent), reasons
    elsewhere = {id for id in absent if not id.startswith(("object-store.", "network."))}
    assert elsewhere == set(), {id: reasons[id] for id in elsewhere}


def test_the_verdict_is_told_to_scripts(assay: Assay, alpha_bundle: Path) -> None:
    """`judge -f json` prints the verdict's columns, and exits with 0 for a conformant cloud."""
    said = assay("judge", alpha_bundle, "-f", "json")
    assert said.code == 0, said.text
    assert said.json["verdict"] == "conformant"
    assert said.json["level"] == "api"
    assert said.json["program"] == "platform"
    assert said.json["required"] == said.json["passed"] >= 40
    assert [said.json[name] for name in ("failed", "absent", "blocked", "error", "unrun")] == [0] * 5


def test_quiet_says_the_verdict_only(assay: Assay, alpha: LabCloud, tmp_path: Path) -> None:
    """One line, for logs and scripts, wherever on the command line the option stands."""
    asked = ["run", "alpha", "--check", "compute.flavor.list"]
    for words in ([*asked, "-o", tmp_path / "one", "--quiet"], ["--quiet", *asked, "-o", tmp_path / "two"]):
        said = assay(*words)
        assert said.err == ""
        assert said.out.startswith("alpha is incomplete with OpenStack Platform")
        assert len(said.out.splitlines()) == 1


def test_judging_is_pure(
    assay: Assay, alpha_bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same bundle judged elsewhere, in another time zone and under other dates, gives the same bytes."""
    import os
    import shutil

    before = assay("judge", alpha_bundle, "-f", "json").out
    moved = tmp_path / "elsewhere" / "moved"
    shutil.copytree(alpha_bundle, moved)
    for path in moved.rglob("*"):
        os.utime(path, (0, 0))
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.chdir(tmp_path)
    assert assay("judge", moved, "-f", "json").out == before


def test_a_wrong_cloud_is_called_wrong_and_it_is_explained(
    assay: Assay, enter: Enter, tmp_path: Path
) -> None:
    """Through a deviation the run exits with 1, and `explain` tells all that a person needs to act."""
    said = run_assay(
        *("lab", "deviate", "alpha", "--deviation", "keypair-fingerprint-wrong", "--"),
        *(
            Path(sys.executable).parent / "assay",
            "run",
            "alpha-deviating",
            "-o",
            tmp_path / "b",
            "--check",
            "compute.keypair.import",
        ),
    )
    assert said.code == 1, said.text
    explained = assay("explain", "compute.keypair.import", tmp_path / "b").out
    for wanted in (
        "fingerprint",  # the claim
        "d4:b8:08:6b",  # expected
        "00:00:00:00",  # observed
        "req-",  # the request id
        "An imported key pair reports",  # the requirement
        "assay run",  # how to reproduce
        "docs.openstack.org",  # the specification
    ):
        assert wanted in explained, explained


def test_two_clouds_are_compared(
    assay: Assay, alpha_bundle: Path, bravo_bundle: Path, tmp_path: Path
) -> None:
    """Who moves from alpha to bravo is told that the object store and the floating IPs are missing there."""
    page = tmp_path / "comparison.html"
    said = assay("compare", alpha_bundle, bravo_bundle, "-o", page, "-f", "json")
    assert said.code == 0, said.text
    there = {row["subject"]: row for row in said.json if row["from"] == "alpha"}
    back = {row["subject"]: row for row in said.json if row["from"] == "bravo"}
    assert there["object-store"]["effect"] == "breaks"
    assert (there["network.address-model"]["here"], there["network.address-model"]["there"]) == (
        "floating",
        "direct",
    )
    assert "use the direct address" in there["network.address-model"]["means"]
    assert back["network.address-model"]["effect"] == "breaks"
    assert "object-store" not in back
    assert "use the direct address" in page.read_text()
    assert assay("compare", alpha_bundle, bravo_bundle, "--from", "alpha").out.startswith("alpha → bravo\n")


def test_what_was_built_into_alpha_and_bravo_is_found(alpha_bundle: Path, bravo_bundle: Path) -> None:
    """Of runs on them, a comparison tells every difference that was built in, and none that is not there."""
    for move in compared([read.read(alpha_bundle), read.read(bravo_bundle)]).moves:
        assert found(move) == expected(move.here, move.there)


def test_every_fact_is_thought_of_when_clouds_are_compared(alpha_bundle: Path) -> None:
    """Of each fact that a run observes it is written down what a difference means, even that it is none."""
    known = meanings.load().facts
    observed = {fact.name for fact in read.read(alpha_bundle).facts}
    assert [name for name in observed if not any(fnmatch(name, pattern) for pattern in known)] == []

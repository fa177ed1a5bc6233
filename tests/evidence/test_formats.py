"""Bundles of every format that there ever was are read; those of formats to come are refused in a sentence.

`bundles/` holds one small made-up bundle of each format, as a folder and as an archive, signed when it was
the present one, and the public key. They are never written anew: whoever changes the format adds another.
"""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assay.cli.main import main
from assay.evidence import archive, keys, layout, read
from assay.evidence.verify import Asked, verify
from assay.model.fact import Fact
from assay.model.outcome import Outcome
from assay.model.sealing import Standing
from assay.problem import ExitCode, Problem
from tests.evidence.scene import CHECKS, GROWS, HARNESS, NONCE, STAYS, VERSION, WAITS, WORKS

BUNDLES = Path(__file__).parent / "bundles"
FORMATS = [BUNDLES / f"format-{number}" for number in range(1, layout.FORMAT + 1)]
BOTH = [*FORMATS, *(folder.with_suffix(archive.SUFFIX) for folder in FORMATS)]


@pytest.mark.parametrize("bundle", BOTH, ids=lambda bundle: bundle.name)
def test_every_format_is_read(bundle: Path) -> None:
    """What was written then means the same now."""
    with archive.opened(bundle) as folder:
        evidence = read.read(folder)
        asked = [exchange.id for exchange in read.exchanges(folder, WORKS)]
        ended = [(activity.name, activity.ended) for activity in read.activities(folder)]
    assert {id: result.outcome for id, result in evidence.results.items()} == {
        WORKS: Outcome.PASS,
        STAYS: Outcome.FAIL,
        GROWS: Outcome.ABSENT,
        WAITS: Outcome.BLOCKED,
    }
    assert evidence.suite.checks == CHECKS
    assert list(evidence.checks) == list(CHECKS)
    assert evidence.cloud.services[0].version == "v2.1"
    assert Fact(name="thing.size", value=3, source=WORKS) in evidence.facts
    assert evidence.results[WAITS].discarded[0].disturbances == ("503 from compute",)
    assert evidence.results[STAYS].claims[0].held is False
    assert evidence.nonce is not None
    assert evidence.nonce.value == NONCE
    assert asked == [f"{WORKS}#1", f"{WORKS}#2"]
    assert ended == [(WORKS, 3.0), (STAYS, 3.0), (GROWS, 3.0), (WAITS, 3.0)]


@pytest.mark.parametrize("bundle", BOTH, ids=lambda bundle: bundle.name)
def test_every_seal_is_still_verified(bundle: Path) -> None:
    """A signature does not age; that guidelines go on may leave its verdicts open, and refutes nothing."""
    asked = Asked(
        version=VERSION,
        checks=CHECKS,
        harness=HARNESS,
        key=keys.public_key(bundle.with_suffix(".pub")),
        nonce=NONCE,
    )
    with archive.opened(bundle) as folder:
        found = verify(folder, asked)
    assert found.told(Standing.REFUTED) == ()
    assert any("files are those that were signed" in told for told in found.told(Standing.PROVEN))


@pytest.mark.parametrize("bundle", BOTH, ids=lambda bundle: bundle.name)
def test_every_format_is_judged(bundle: Path) -> None:
    """`assay judge` takes it, as a folder and as an archive."""
    assert main(["judge", str(bundle)]) == ExitCode.INCOMPLETE


@pytest.mark.parametrize("format", [layout.FORMAT + 1, 0, -1, "1", 1.0, True, None, [1], 10**30])
def test_unknown_formats_are_refused(format: object, tmp_path: Path) -> None:
    """A format to come, or something that is none, is told; nothing is guessed."""
    folder = Path(shutil.copytree(FORMATS[-1], tmp_path / "bundle"))
    for name in (layout.RUN, layout.MANIFEST):
        path = folder / name
        path.write_text(json.dumps({**json.loads(path.read_text()), "format": format}))
    for reading in (read.read, read.journal):
        with pytest.raises(Problem, match="which this version does not know") as caught:
            reading(folder)
        assert caught.value.advice == "Read it with a newer Assay."


@pytest.mark.parametrize(
    ("name", "harm"),
    [
        (layout.RUN, lambda _: []),
        (layout.RUN, lambda run: {**run, "started": None}),
        (layout.RUN, lambda run: {**run, "nonce": "x"}),
        (layout.RUN, lambda run: {**run, "nonce": {"value": "x"}}),
        (layout.RUN, lambda run: {**run, "guideline": []}),
        (layout.RUN, lambda run: {**run, "left_behind": 3}),
        (layout.CLOUD, lambda _: "cloud"),
        (layout.CLOUD, lambda cloud: {**cloud, "services": None}),
        (layout.CLOUD, lambda cloud: {**cloud, "services": [{"type": "compute"}]}),
        (layout.CLOUD, lambda cloud: {**cloud, "auth_url": 1}),
        (layout.SUITE, lambda suite: {**suite, "checks": ["a"]}),
        (layout.SUITE, lambda suite: {**suite, "checks": {"a": 1}}),
        (layout.SUITE, lambda _: None),
        (layout.CHECKS, lambda _: {}),
        (layout.CHECKS, lambda checks: [*checks, None]),
        (layout.CHECKS, lambda checks: [{**checks[0], "id": []}]),
    ],
)
def test_documents_of_another_shape_are_refused(
    name: str, harm: Callable[[Any], Any], tmp_path: Path
) -> None:
    """Whatever stands in the place of a document, reading ends in a sentence."""
    folder = Path(shutil.copytree(FORMATS[-1], tmp_path / "bundle"))
    path = folder / name
    path.write_text(json.dumps(harm(json.loads(path.read_text()))))
    with pytest.raises(Problem):
        read.journal(folder)


def test_other_separators_than_line_feeds_end_no_line(tmp_path: Path) -> None:
    """A cloud that answers with U+2028 or U+0085 does not cut a result in two."""
    folder = Path(shutil.copytree(FORMATS[-1], tmp_path / "bundle"))
    path = folder / layout.RESULTS
    path.write_text(path.read_text().replace("It went.", "It\u2028went\u0085away."), encoding="utf-8")
    assert read.journal(folder).results[STAYS].reason == "It\u2028went\u0085away."


def _lines(folder: Path, name: str, edit: Callable[[list[str]], list[str]]) -> None:
    path = folder / name
    path.write_text("".join(f"{line}\n" for line in edit(path.read_text(encoding="utf-8").splitlines())))


@pytest.mark.parametrize(
    ("name", "edit", "says"),
    [
        (layout.CLAIMS, lambda lines: lines[1:], "claimed is missing"),
        (layout.CLAIMS, lambda lines: [*lines, lines[0]], "claims of which nothing came"),
        (layout.RESULTS, lambda lines: lines[1:], "claims of which nothing came"),
        (layout.CLAIMS, lambda lines: [line.replace("{", '{"more": 1, ', 1) for line in lines], "shape"),
        (layout.RESULTS, lambda lines: [line.replace("{", '{"claims": [], ', 1) for line in lines], "among"),
    ],
)
def test_results_and_claims_belong_together(
    name: str, edit: Callable[[list[str]], list[str]], says: str, tmp_path: Path
) -> None:
    """Of a run that came to its end, neither is there without the other, and neither among the other."""
    folder = Path(shutil.copytree(BUNDLES / "format-2", tmp_path / "bundle"))
    _lines(folder, name, edit)
    with pytest.raises(Problem, match=says):
        read.journal(folder)


def test_what_a_killed_run_had_not_claimed_yet_did_not_happen(tmp_path: Path) -> None:
    """It is run again when the run goes on; a claim never stands beside what came of another attempt."""
    folder = Path(shutil.copytree(BUNDLES / "format-2", tmp_path / "bundle"))
    run = json.loads((folder / layout.RUN).read_text())
    (folder / layout.RUN).write_text(json.dumps({**run, "finished": ""}))
    _lines(folder, layout.CLAIMS, lambda lines: lines[:-1])
    assert set(read.journal(folder).results) == {WORKS, STAYS, GROWS}
    again = (folder / layout.RESULTS).read_text().splitlines()[0].replace('"pass"', '"error"')
    _lines(folder, layout.RESULTS, lambda lines: [*lines[:-1], again])
    assert read.journal(folder).results[WORKS].outcome is Outcome.PASS

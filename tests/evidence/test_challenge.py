"""A nonce goes into a run as it begins, with the times at which it was given and used."""

import json
from pathlib import Path

import pytest

from assay.evidence import challenge, clock, layout, read
from assay.evidence.write import BundleWriter
from assay.problem import Problem
from tests.core.builders import CLOUD
from tests.evidence.scene import SUITE


def test_a_nonce_is_in_the_bundle_from_the_beginning(tmp_path: Path) -> None:
    """It is there before anything was run, in the order given, used, begun."""
    given = challenge.take("a-question-of-today", resume=False)
    nonce = challenge.use(given)
    writer = BundleWriter(tmp_path / "bundle", lambda text: text)
    writer.begin(
        run="0123abcd", started=clock.now(), cloud=CLOUD, suite=SUITE, checks=[], options={}, nonce=nonce
    )
    evidence = read.journal(tmp_path / "bundle")
    assert evidence.nonce == nonce
    assert evidence.nonce is not None
    assert evidence.nonce.value == "a-question-of-today"
    assert clock.faults(evidence, []) == ()


def test_no_nonce_is_none() -> None:
    """Who gives none gets none."""
    assert challenge.use(challenge.take("", resume=False)) is None


@pytest.mark.parametrize(
    "value", ["short", "x" * 201, "with space", "with\nline", "ünïcödé-nonce", "quote'quote"]
)
def test_what_is_no_nonce_is_refused(value: str) -> None:
    """It is long enough not to be guessed, and harmless in every shell and document."""
    with pytest.raises(Problem, match="That is no nonce"):
        challenge.take(value, resume=False)


def test_a_run_that_goes_on_takes_no_nonce() -> None:
    """What it saw already would look newer than it is."""
    with pytest.raises(Problem, match="goes on takes no nonce"):
        challenge.take("a-question-of-today", resume=True)


def test_a_bundle_from_before_nonces_is_read(tmp_path: Path) -> None:
    """A bundle whose run.json does not speak of nonces has none."""
    writer = BundleWriter(tmp_path / "bundle", lambda text: text)
    writer.begin(run="0123abcd", started=clock.now(), cloud=CLOUD, suite=SUITE, checks=[], options={})
    path = writer.folder / layout.RUN
    run = json.loads(path.read_text())
    del run["nonce"], run["guideline"]
    path.write_text(json.dumps(run))
    assert read.journal(writer.folder).nonce is None
    assert read.journal(writer.folder).guideline is None

"""A bundle is whole, or is refused."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from assay.evidence import layout, read
from assay.evidence.write import BundleWriter, mend
from assay.model.evidence import CheckDescription, SuiteIdentity
from assay.model.fact import Fact
from assay.model.outcome import Outcome
from assay.problem import ExitCode, Problem
from tests.core.builders import CLOUD, result

CHECK = "compute.thing.works"


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A small sealed bundle."""
    folder = tmp_path / "bundle"
    writer = BundleWriter(folder, lambda text: text)
    writer.begin(
        run="0123abcd",
        started="2026-01-01T00:00:00+00:00",
        cloud=CLOUD,
        suite=SuiteIdentity(version="0", checks={CHECK: "0" * 64}, digest="0" * 64),
        checks=[CheckDescription(id=CHECK, proves="compute-thing", sentence="It works.", spec="s")],
        options={},
    )
    writer.keep(result(CHECK, Outcome.PASS), (Fact(name="a.b", value=("x", 1), source=CHECK),))
    (folder / layout.EXCHANGES).mkdir()
    (folder / layout.EXCHANGES / layout.exchange_file(CHECK)).write_text("")
    writer.seal(finished="2026-01-01T00:01:00+00:00", left_behind=())
    return folder


def test_what_is_written_is_read(bundle: Path) -> None:
    """Results and facts come back as they were."""
    evidence = read.read(bundle)
    assert evidence.results[CHECK].outcome is Outcome.PASS
    assert evidence.facts == (Fact(name="a.b", value=("x", 1), source=CHECK),)


def _edit(folder: Path) -> None:
    path = folder / layout.RESULTS
    path.write_text(path.read_text().replace('"pass"', '"fail"'))


def _cut(folder: Path) -> None:
    path = folder / layout.RESULTS
    path.write_bytes(path.read_bytes()[:-20])


def _add(folder: Path) -> None:
    (folder / "extra.json").write_text("{}")


def _remove(folder: Path) -> None:
    (folder / layout.FACTS).unlink()


def _remove_exchanges(folder: Path) -> None:
    shutil.rmtree(folder / layout.EXCHANGES)


def _no_manifest(folder: Path) -> None:
    (folder / layout.MANIFEST).unlink()


def _broken_manifest(folder: Path) -> None:
    path = folder / layout.MANIFEST
    path.write_bytes(path.read_bytes()[:-9])


def _manifest_is_a_list(folder: Path) -> None:
    (folder / layout.MANIFEST).write_text("[]")


def _future_format(folder: Path) -> None:
    path = folder / layout.MANIFEST
    path.write_text(json.dumps({**json.loads(path.read_text()), "format": 99}))


def _no_run(folder: Path) -> None:
    (folder / layout.RUN).unlink()


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (_edit, "results.jsonl is not what was written"),
        (_cut, "results.jsonl is not what was written"),
        (_add, "extra.json does not belong to it"),
        (_remove, "facts.jsonl is missing"),
        (_remove_exchanges, "compute.thing.works.jsonl is missing"),
        (_no_manifest, "is not finished"),
        (_broken_manifest, "manifest.json cannot be read"),
        (_manifest_is_a_list, "manifest.json is not a manifest"),
        (_future_format, "format 99"),
        (_no_run, "is not a bundle"),
    ],
)
def test_a_harmed_bundle_is_refused_in_words(bundle: Path, harm: Callable[[Path], None], says: str) -> None:
    """An edited, cut, extended or reduced bundle is refused with a sentence and advice."""
    read.read(bundle)
    harm(bundle)
    with pytest.raises(Problem, match=says) as caught:
        read.read(bundle)
    assert caught.value.advice


def test_an_unfinished_bundle_can_still_be_gone_on_with(bundle: Path) -> None:
    """A run that was killed in the middle of a line keeps what it had."""
    (bundle / layout.MANIFEST).unlink()
    with (bundle / layout.RESULTS).open("a") as file:
        file.write('{"check": "compute.other')
    assert list(read.journal(bundle).results) == [CHECK]


def test_a_full_disk_is_a_sentence() -> None:
    """Writing to a full device tells what to do, and keeps nothing half written."""
    if not Path("/dev/full").exists():
        pytest.fail("this system has no /dev/full, on which a full disk is tried")
    with pytest.raises(Problem, match="No space left on device") as caught:
        _write_to_full_device()
    assert caught.value.exit_code is ExitCode.INCOMPLETE


def _write_to_full_device() -> None:
    from assay.evidence.write import writing

    with writing(Path("bundle")), Path("/dev/full").open("w") as file:
        file.write("x")
        file.flush()


def test_half_lines_are_cut_off_before_a_run_goes_on(bundle: Path) -> None:
    """What a full disk cut in two is not glued to what is written next."""
    path = bundle / layout.RESULTS
    whole = path.read_text()
    path.write_text(whole + '{"check": "compute.other')
    mend(bundle)
    assert path.read_text() == whole

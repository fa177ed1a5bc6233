"""The digests by which a verifier knows the checks are those by which a run tells them."""

import shutil
from pathlib import Path

import pytest

from assay import kit
from assay.evidence import digests
from assay.runner import sources, suite


def test_sources_tell_the_same_as_the_loaded_suite() -> None:
    """Reading the sources finds every check that importing finds, with the same digest."""
    assert sources.digests() == suite.load().identity().checks


def test_the_digest_of_a_suite_knows_no_order() -> None:
    """The same checks in another order are the same suite, and another check is another one."""
    assert digests.of_suite({"a": "1", "b": "2"}) == digests.of_suite({"b": "2", "a": "1"})
    assert digests.of_suite({"a": "1"}) != digests.of_suite({"a": "2"}) != digests.of_suite({"b": "2"})


def test_the_digest_of_the_harness_knows_every_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One character in any file of the kit is another harness; the installed one is that of the suite."""
    before = sources.harness()
    assert suite.load().identity().harness == before
    package = Path(kit.__file__).parent
    assert package / "expect.py" in list(sources._files("assay.kit"))
    copied = [Path(shutil.copy(path, tmp_path / path.name)) for path in sources._files("assay.kit")]
    monkeypatch.setattr(sources, "HARNESS", ("assay.kit",))
    real = sources.harness()
    monkeypatch.setattr(sources, "_files", lambda _: iter(copied))
    for path in copied:
        text = path.read_text()
        path.write_text(text + "#")
        assert sources.harness() != real
        path.write_text(text)

"""Whatever stands in a bundle, verifying it ends in findings or in a sentence, never in a traceback."""

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assay.evidence import clock, layout, seal, statement
from assay.evidence.verify import verify
from assay.formats import ctrf, junit, subunit
from assay.model.sealing import Trust
from assay.problem import Problem
from tests.evidence.scene import STAYS, WORKS, Scene

FUZZ = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
DOCUMENTS = (layout.RUN, layout.CLOUD, layout.SUITE, layout.CHECKS, layout.MANIFEST)
LINES = (
    layout.RESULTS,
    layout.CLAIMS,
    layout.FACTS,
    layout.ACTIVITIES,
    f"{layout.EXCHANGES}/{WORKS}.jsonl",
    f"{layout.EXCHANGES}/{STAYS}.jsonl",
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)


def _places(document: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner: Any = ()
    if isinstance(document, dict):
        inner = document.items()
    elif isinstance(document, list):
        inner = enumerate(document)
    return [path, *(place for key, value in inner for place in _places(value, (*path, key)))]


def _put(document: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    document[path[0]] = _put(document[path[0]], path[1:], value)
    return document


def _changed(data: st.DataObject, document: Any) -> Any:
    return _put(document, data.draw(st.sampled_from(_places(document))), data.draw(values))


def _harm(data: st.DataObject, folder: Path, name: str) -> None:
    path = folder / name
    if name in LINES:
        lines = path.read_text().splitlines()
        number = data.draw(st.integers(0, len(lines) - 1))
        lines[number] = json.dumps(_changed(data, json.loads(lines[number])))
        path.write_text("\n".join(lines) + "\n")
    else:
        path.write_text(json.dumps(_changed(data, json.loads(path.read_text()))))


@FUZZ
@given(data=st.data(), name=st.sampled_from((*DOCUMENTS, *LINES)), bind=st.booleans())
def test_any_value_anywhere_ends_in_words(stage: Scene, data: st.DataObject, name: str, bind: bool) -> None:
    """One value of a document is another one, with a manifest that fits or not: it is never verified."""
    path, manifest = stage.folder / name, stage.folder / layout.MANIFEST
    before, bound = path.read_bytes(), manifest.read_bytes()
    try:
        _harm(data, stage.folder, name)
        if bind and name != layout.MANIFEST:
            stage.bind()
        if path.read_bytes() != before:
            assert verify(stage.folder, stage.asked).trust is not Trust.VERIFIED
    except Problem:
        pass  # a sentence is as good as a finding; anything else that is raised fails the test
    finally:
        path.write_bytes(before)
        manifest.write_bytes(bound)


@FUZZ
@given(data=st.data())
def test_any_value_in_the_envelope_ends_in_words(stage: Scene, data: st.DataObject) -> None:
    """One value of the envelope is another one: if it is verified, the same payload was signed."""
    path = stage.folder / layout.SEAL
    before = path.read_bytes()
    try:
        stage.envelope(lambda envelope: _changed(data, envelope))
        if verify(stage.folder, stage.asked).trust is Trust.VERIFIED:
            assert json.loads(path.read_text())["payload"] == json.loads(before)["payload"]
    finally:
        path.write_bytes(before)


@FUZZ
@given(data=st.data())
def test_any_value_in_the_statement_ends_in_words(stage: Scene, data: st.DataObject) -> None:
    """Whatever the trusted key signed: it is the statement of this bundle, or it is not verified."""
    path = stage.folder / layout.SEAL
    before = path.read_bytes()
    right = json.loads(b64decode(json.loads(before)["payload"]))
    said = _changed(data, json.loads(json.dumps(right)))
    try:
        payload = statement.encode(said)
    except UnicodeEncodeError:
        return  # half a surrogate cannot be signed at all
    try:
        seal.close(stage.folder, payload, stage.key)
        if verify(stage.folder, stage.asked).trust is Trust.VERIFIED:
            ours, was = (one["predicate"][statement.EXTENSION] for one in (said, right))
            assert ours["signed"] <= clock.now()
            ours["signed"] = was["signed"]
            assert said == right
    finally:
        path.write_bytes(before)


@pytest.mark.parametrize("form", [subunit, junit, ctrf], ids=lambda form: form.__name__.rpartition(".")[2])
@settings(max_examples=60, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_is_exported(form: Any, text: str) -> None:
    """Whatever a cloud answered stands in a document that can be written."""
    from tests.evidence.test_export import seen

    found = seen()
    for result in found.results.values():
        object.__setattr__(result, "reason", text)
    assert form.export(found)

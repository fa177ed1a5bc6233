"""Guidelines that are not sound are refused, and every fault is named."""

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assay.formats import guideline, guidelines
from assay.problem import Problem

SOUND: dict[str, Any] = {
    "guideline": "2026.11",
    "status": "draft",
    "releases": ["2026.2"],
    "scoring": {
        "cutoff": 70,
        "criteria": {
            "atomic": {"name": "Atomic", "description": "D.", "weight": 80},
            "doc": {"name": "Documented", "description": "D.", "weight": 20},
        },
    },
    "programs": {"platform": {"title": "P", "description": "D.", "components": ["compute"]}},
    "components": {"compute": {"description": "D.", "required": ["compute-servers-lock"]}},
    "capabilities": {
        "compute-servers-lock": {
            "service": "compute",
            "description": "D.",
            "why": "W.",
            "score": {"total": 80, "met": ["atomic"], "unmet": ["doc"], "source": "S."},
            "checks": ["compute.server.lock"],
        }
    },
}


def test_a_sound_document_has_no_fault() -> None:
    """The document that the other tests harm is sound."""
    assert guideline.lint(SOUND) == []


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        (("nonsense",), 1, "nonsense"),
        (("guideline",), "next", "guideline"),
        (("status",), "official", "status"),
        (("capabilities", "compute-servers-lock", "flag"), {}, "flag"),
        (("capabilities", "compute-servers-lock", "checks"), [], "no check proves it"),
        (("capabilities", "compute-servers-lock", "service"), "", "service"),
        (("programs", "platform", "components"), ["storage"], "no component 'storage'"),
        (("components", "compute", "required"), ["compute-servers-fly"], "no capability"),
        (("components", "compute", "advisory"), ["compute-servers-lock"], "both required and advisory"),
        (("components", "compute", "required"), [], "no component names it"),
    ],
)
def test_a_fault_is_named(path: tuple[str, ...], value: object, says: str) -> None:
    """Each kind of fault is found and said."""
    document = copy.deepcopy(SOUND)
    place = document
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert any(says in str(fault) for fault in guideline.lint(document)), guideline.lint(document)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
        max_leaves=10,
    )
)
def test_nonsense_is_refused_without_breaking(document: object) -> None:
    """No document at all makes the linter raise; only sound ones have no fault."""
    assert guideline.lint(document)


@pytest.mark.parametrize("text", ["a: [", "\x00", "- just\n- a list", "", "a: &a [*a]"])
def test_a_file_that_is_no_guideline_is_refused_in_words(tmp_path: Path, text: str) -> None:
    """A file that is not YAML, or not a guideline, gives a sentence."""
    path = tmp_path / "draft.yaml"
    path.write_text(text)
    with pytest.raises(Problem) as caught:
        guideline.load(path)
    assert str(path) in caught.value.what
    assert caught.value.advice


def test_every_installed_guideline_is_sound() -> None:
    """What is shipped can be loaded, and says the same as its file name."""
    assert guidelines.installed()
    for id, path in guidelines.installed().items():
        assert guideline.load(path).id == id == yaml.safe_load(path.read_text())["guideline"]

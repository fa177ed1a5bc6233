"""Text from a cloud is made fit to be shown."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.report.text import cut, duration, pretty, size_in_page, visible


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[2Jgone", "\\x1b[2Jgone"),
        ("a\u202eb", "a\\u202eb"),
        ("\ud800", "\\ud800"),
        ("nul\x00", "nul\\x00"),
        ("two\r\nlines\tand\n", "two\nlines\tand\n"),
        ("Zürich 日本 ✓", "Zürich 日本 ✓"),
    ],
)
def test_characters_that_act_are_written_out(hostile: str, shown: str) -> None:
    """Terminal escapes, reordering marks and lone surrogates are seen; letters of any script stay."""
    assert visible(hostile) == shown


@given(st.text(), st.integers(min_value=0, max_value=200))
def test_a_cut_text_keeps_to_its_limit(text: str, limit: int) -> None:
    """What is kept of any text is a beginning of it, and takes no more room in a page than allowed."""
    kept = cut(text, limit)
    if kept != text:
        beginning = kept.rsplit("… [", 1)[0]
        assert text.startswith(beginning)
        assert size_in_page(beginning) <= limit
        assert kept.endswith(f"[{len(text) - len(beginning)} more characters]")
    else:
        assert size_in_page(text) <= limit


def test_json_is_indented_and_all_else_kept() -> None:
    """A body is indented if it is JSON; broken JSON, and JSON nested to break readers, stay as they are."""
    assert pretty('{"a":{"b":1}}') == json.dumps({"a": {"b": 1}}, indent=2)
    assert pretty('{"a":') == '{"a":'
    deep = "[" * 100_000
    assert pretty(deep) == deep


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.004, "0.00 s"),
        (0.3, "0.3 s"),
        (9.97, "10 s"),
        (59.6, "1 min"),
        (125, "2 min 5 s"),
        (3600, "1 h"),
        (7265, "2 h 1 min"),
    ],
)
def test_durations_are_told_as_people_tell_them(seconds: float, words: str) -> None:
    """Short times have a decimal, long ones no seconds."""
    assert duration(seconds) == words

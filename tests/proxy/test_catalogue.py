"""The catalogue of deviations: names are unique and can be found, fields are well-formed."""

import pytest

from assay.lab.deviations import Deviation, all_deviations, check_unique, find
from assay.lab.deviations.answers import swallow
from assay.lab.proxy import WEATHERS, find_weather
from assay.problem import Problem


def test_all_deviations_are_found_by_name() -> None:
    """Every listed deviation can be had by its name, and no weather bears the name of one."""
    assert len(all_deviations()) >= 8
    assert all(find(one.name) is one for one in all_deviations())
    assert not {one.name for one in all_deviations()} & {one.name for one in WEATHERS}


def test_names_are_unique() -> None:
    """A second deviation of one name is refused."""
    one = all_deviations()[0]
    with pytest.raises(ValueError, match=one.name):
        check_unique([one, one])


def test_unknown_names_are_problems_that_help() -> None:
    """A misspelt name gives the likely one and the way to the list."""
    with pytest.raises(Problem) as unknown:
        find("server-lock-swalowed")
    assert "Perhaps server-lock-swallowed is meant." in str(unknown.value)
    assert "assay lab faults" in str(unknown.value)
    with pytest.raises(Problem, match="Perhaps throttling is meant"):
        find_weather("throtling")


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "Not Kebab"},
        {"breaks": "compute"},
        {"sentence": "no full stop"},
        {"methods": ()},
        {"methods": ("get",)},
        {"path": "("},
    ],
)
def test_malformed_deviations_are_refused(wrong: dict[str, object]) -> None:
    """A mistake in a definition shows when it is read, not when it is used."""
    right: dict[str, object] = {
        "name": "some-name",
        "breaks": "a.b.c",
        "sentence": "It is wrong.",
        "service": "compute",
        "methods": ("GET",),
        "path": "/",
        "action": swallow(),
    }
    Deviation(**right)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"kebab|check|full stop|methods|regular"):
        Deviation(**(right | wrong))  # type: ignore[arg-type]


def test_reach_needs_no_request() -> None:
    """From service, method and path alone one can tell whom a deviation could touch."""
    lock = find("server-lock-swallowed")
    assert lock.reaches("compute", "POST", "/servers/1/action")
    assert not lock.reaches("compute", "GET", "/servers/1/action")
    assert not lock.reaches("compute", "POST", "/servers/1/action/more")
    assert not lock.reaches("network", "POST", "/servers/1/action")

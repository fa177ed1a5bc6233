"""The exchanges that explain a failure are chosen, those that it cites first."""

from assay.model.claim import Claim
from assay.model.outcome import Outcome
from assay.model.result import CheckResult
from assay.report.citation import cite
from tests.report.builders import exchange


def _failed(*cited: str | None) -> CheckResult:
    claims = tuple(Claim(what="it", expected="1", observed="2", held=False, exchange=id) for id in cited)
    return CheckResult(check="c", proves="p", outcome=Outcome.FAIL, claims=claims)


def test_cited_exchanges_come_first_and_neighbours_follow() -> None:
    """A claim's own exchange leads; the nearest others fill up, in the order of time; the rest is counted."""
    made = [exchange("c", number, "GET", "/", 200) for number in range(1, 31)]
    chosen = cite(_failed("c#20", "c#5", "c#20"), made)
    assert [one.id for one in chosen.cited] == ["c#20", "c#5"]
    assert [one.id for one in chosen.around] == [f"c#{n}" for n in (15, 16, 17, 18, 19, 21, 22, 23, 24, 25)]
    assert chosen.left_out == 18


def test_without_a_citation_the_last_exchanges_are_shown() -> None:
    """A claim made before any exchange cites none."""
    made = [exchange("c", number, "GET", "/", 200) for number in range(1, 4)]
    chosen = cite(_failed(None), made, most=2)
    assert chosen.cited == ()
    assert [one.id for one in chosen.around] == ["c#2", "c#3"]
    assert cite(_failed("c#1"), []).around == ()


def test_a_resumed_run_cites_its_own_exchange() -> None:
    """Ids start again when a run is resumed: the later exchange of an id belongs to the result."""
    old, new = exchange("c", 1, "GET", "/", 503), exchange("c", 1, "GET", "/", 200)
    assert cite(_failed("c#1"), [old, new]).cited == (new,)

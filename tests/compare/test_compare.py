"""Clouds side by side: what differs, and what that means for someone who moves."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from assay.formats import guidelines, meanings
from assay.judge.compare import compare
from assay.model.comparison import Comparison, Effect, Move, Value
from assay.model.evidence import Evidence, ServiceIdentity
from assay.model.fact import Fact
from assay.model.outcome import Outcome
from assay.problem import Problem
from assay.report import comparison_html, comparison_terminal
from tests.core import builders

MEANINGS = meanings.load()


def _cloud(name: str, facts: dict[str, Value], outcomes: dict[str, Outcome], *services: str) -> Evidence:
    """What a run on a cloud of this name observed."""
    base = builders.evidence(outcomes)
    return replace(
        base,
        cloud=replace(
            base.cloud,
            name=name,
            services=tuple(
                ServiceIdentity(type=one, url=f"https://{name}.example/{one}") for one in services
            ),
        ),
        facts=tuple(Fact(name=fact, value=value, source="discovery") for fact, value in facts.items()),
    )


def _compared(*clouds: Evidence) -> Comparison:
    return compare(clouds, MEANINGS, {"compute-thing": "Make things."})


def _move(comparison: Comparison, here: str, there: str) -> Move:
    (found,) = [move for move in comparison.moves if (move.here, move.there) == (here, there)]
    return found


def test_a_cloud_is_no_distance_from_itself() -> None:
    """Two equal runs of clouds of one name are told apart, and nothing stands between them."""
    cloud = _cloud("a", {"network.tenant.mtu": 1500}, {"compute.thing.made": Outcome.PASS}, "compute")
    found = _compared(cloud, replace(cloud, run="ffffffff"))
    assert found.clouds == ("a (0123abcd)", "a (ffffffff)")
    assert [(move.distance, move.differences, move.unknown) for move in found.moves] == [(0, (), ())] * 2
    assert all(row.same for row in (*found.capabilities, *found.facts))


@pytest.mark.parametrize(
    ("name", "old", "new", "effect", "told"),
    [
        ("network.address-model", "floating", "direct", Effect.BREAKS, "use the direct address"),
        ("network.address-model", "direct", "floating", Effect.BREAKS, "floating IP only"),
        ("network.tenant.mtu", 1500, 1442, Effect.ADAPT, "only of 1442"),
        ("network.tenant.mtu", 1442, 1500, Effect.NOTICE, "1500 bytes instead of 1442"),
        ("compute.microversion.maximum", "2.100", "2.90", Effect.ADAPT, "up to microversion 2.90, not 2.100"),
        ("compute.microversion.maximum", "2.90", "2.100", Effect.NOTICE, "up to microversion 2.100"),
        ("image.disk-formats", ("raw", "qcow2"), ("raw",), Effect.ADAPT, "these formats: qcow2"),
        (
            "compute.flavors.vcpus-ram-disk",
            ("1-512-1", "2-4096-40"),
            ("1-512-0", "2-4096-40"),
            Effect.ADAPT,
            "1-512-1",
        ),
    ],
)
def test_a_fact_that_differs_means_something(
    name: str, old: Value, new: Value, effect: Effect, told: str
) -> None:
    """What differs is told with what it does to what is moved, and only in the direction in which it does."""
    found = _compared(_cloud("a", {name: old}, {}), _cloud("b", {name: new}, {}))
    (difference,) = _move(found, "a", "b").differences
    assert (difference.subject, difference.effect) == (name, effect)
    assert told in difference.means
    assert _move(found, "a", "b").distance == MEANINGS.weights[effect]


def test_what_is_only_slower_is_no_distance() -> None:
    """How long a cloud took in one run is shown, and moves nobody away from it."""
    found = _compared(
        _cloud("a", {"seconds.server-is-active": 3}, {}), _cloud("b", {"seconds.server-is-active": 30}, {})
    )
    assert [move.distance for move in found.moves] == [0, 0]
    assert not found.facts[0].same


def test_a_service_that_is_missing_is_one_cause() -> None:
    """All capabilities and facts of a service that is not there are one difference, not many."""
    checks = ("object-store.thing.made", "object-store.other.made")
    found = _compared(
        _cloud(
            "a",
            {"object-store.max-file-size": 5},
            dict.fromkeys(checks, Outcome.PASS),
            "compute",
            "object-store",
        ),
        _cloud("b", {}, dict.fromkeys(checks, Outcome.ABSENT), "compute"),
    )
    (difference,) = _move(found, "a", "b").differences
    assert difference.subject == "object-store"
    assert difference.names == ("object-store-other", "object-store-thing")
    assert _move(found, "b", "a").differences == ()


def test_a_capability_that_is_wrong_there_breaks_what_relies_on_it() -> None:
    """What is proven here and wrong there breaks; what was not tested there is unknown, and no difference."""
    here = {"compute.thing.made": Outcome.PASS, "compute.other.made": Outcome.PASS}
    there = {"compute.thing.made": Outcome.FAIL, "compute.other.made": Outcome.BLOCKED}
    found = _compared(_cloud("a", {}, here, "compute"), _cloud("b", {}, there, "compute"))
    move = _move(found, "a", "b")
    assert [(one.subject, one.effect, one.new) for one in move.differences] == [
        ("compute-thing", Effect.BREAKS, "wrong")
    ]
    assert move.differences[0].means == "What relies on this fails on b: make things."
    assert move.unknown == ("compute-other",)


def test_what_comes_of_one_cause_is_counted_once() -> None:
    """That packets are smaller is seen through the API and in a guest, and is one thing to adapt to."""
    here: dict[str, Value] = {"network.mtu": 1500, "guest.mtu": 1500, "cloud.region": "one"}
    there: dict[str, Value] = {"network.mtu": 1442, "guest.mtu": 1442, "cloud.region": "two"}
    move = _move(_compared(_cloud("a", here, {}), _cloud("b", there, {})), "a", "b")
    assert [(one.subject, one.because) for one in move.differences] == [
        ("cloud.region", ""),
        ("guest.mtu", ""),
        ("network.mtu", "guest.mtu"),
    ]
    assert [(one.subject, [other.subject for other in others]) for one, others in move.causes] == [
        ("cloud.region", []),
        ("guest.mtu", ["network.mtu"]),
    ]
    assert move.distance == 2 * MEANINGS.weights[Effect.ADAPT]


def test_what_is_wrong_is_not_told_as_what_is_not_offered() -> None:
    """A metadata service that answers wrongly breaks; one that is not there asks for a config drive."""
    here = {"guest.metadata-service.made": Outcome.PASS}
    for outcome, effect in ((Outcome.FAIL, Effect.BREAKS), (Outcome.ABSENT, Effect.ADAPT)):
        there = {"guest.metadata-service.made": outcome}
        move = _move(_compared(_cloud("a", {}, here), _cloud("b", {}, there)), "a", "b")
        assert [one.effect for one in move.differences] == [effect]


def test_a_sentence_names_only_so_many() -> None:
    """Of forty formats that are lacking the sentence names eight; what is beside it has them all."""
    formats = tuple(f"format{number}" for number in range(40))
    found = _compared(
        _cloud("a", {"image.disk-formats": formats}, {}), _cloud("b", {"image.disk-formats": ()}, {})
    )
    (difference,) = _move(found, "a", "b").differences
    assert difference.means.count("format") == 8 + len(["formats"])
    assert "and 32 more" in difference.means
    assert difference.old.count("format") == 40


@pytest.mark.parametrize(
    ("there", "told"),
    [
        (
            {"network.address-model": "direct", "cloud.region": "two"},
            "does not run on b as it is: 1 thing breaks,",
        ),
        ({"network.address-model": "floating", "cloud.region": "two"}, "runs on b once 1 thing is changed."),
        (
            {"network.address-model": "floating", "cloud.region": "one"},
            "runs on b as it is, as far as is known.",
        ),
    ],
)
def test_the_answer_comes_first(there: dict[str, Value], told: str) -> None:
    """Before anything else, terminal and page say whether what runs here runs there."""
    here: dict[str, Value] = {"network.address-model": "floating", "cloud.region": "one"}
    found = _compared(_cloud("a", here, {}), _cloud("b", there, {}))
    console = Console(record=True, width=200, file=io.StringIO())
    comparison_terminal.print_comparison(found, MEANINGS.weights, everything=False, console=console)
    first = console.export_text().splitlines()[:2]
    assert first[0] == "a → b"
    assert first[1].startswith(f"What runs on a {told}")
    page = comparison_html.render(found, MEANINGS.weights)
    assert page.index(told) < page.index("The distance is")


def test_what_a_cloud_says_does_not_act_in_the_terminal() -> None:
    """A region whose name is a terminal's escape, or rich's markup, is shown as it is written."""
    found = _compared(
        _cloud("a", {"cloud.region": "[bold]x[/nothing]"}, {}), _cloud("b", {"cloud.region": "\x1b[31m"}, {})
    )
    console = Console(record=True, width=200, file=io.StringIO())
    comparison_terminal.print_comparison(found, MEANINGS.weights, everything=True, console=console)
    told = console.export_text()
    assert "[bold]x[/nothing]" in told
    assert "\x1b" not in told


def test_what_a_cloud_says_does_not_act_in_the_page() -> None:
    """A region whose name is markup stands in the page as text."""
    found = _compared(
        _cloud("a", {"cloud.region": "<script>alert(1)</script>"}, {}),
        _cloud("b", {"cloud.region": "{here}"}, {}),
    )
    page = comparison_html.render(found, MEANINGS.weights)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_meanings_that_do_not_validate_are_refused(tmp_path: Path) -> None:
    """A document with an effect that there is not is refused with the place of the fault."""
    text = (guidelines.folder() / "moving" / "differences.yaml").read_text()
    broken = tmp_path / "differences.yaml"
    broken.write_text(text.replace("effect: breaks", "effect: explodes", 1))
    with pytest.raises(Problem, match="explodes"):
        meanings.load(broken)

"""`assay explain` says in a terminal why a check came out as it did."""

import io
import json
from dataclasses import replace

import pytest
from rich.console import Console

from assay.model.outcome import Outcome
from assay.problem import Problem
from assay.report.explain import document, explain, explain_failures, show
from tests.report.builders import Story, green, red


def _printed(story: Story, check: str, width: int = 60) -> str:
    out = io.StringIO()
    show(explain(story.evidence, check, story.asked), Console(file=out, width=width))
    return out.getvalue()


def test_a_failure_explains_itself() -> None:
    """Failed claims first, then the exchange they cite, whose fault, the specification, how to repeat it."""
    told = _printed(red(), "compute.server.lock")
    places = [
        told.index(part)
        for part in (
            "✗ fail  compute.server.lock",
            "A locked server refuses to be stopped by its owner and goes on running; unlocked,",
            "a locked server refuses to stop",
            "expected  409",
            "observed  202",
            "✓ the server is active first",
            "/action",
            "req-6d1f5a2e-93c4-4c0a-a0ea-0c7c9ce0b7d1",
            '"os-stop": null',
            "Whose fault it looks like: the cloud",
            "https://docs.openstack.org/api-ref/compute/",
            "assay run edge-west --check compute.server.lock",
            "$OS_TOKEN",
        )
    ]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("check", "told"),
    [
        ("image.tag.add", "nobody: it is not on offer"),
        ("compute.server.resize", "quota"),
        ("block-storage.volume.create", "An attempt did not count (503 from block-storage)"),
        ("identity.catalog.list", "Whose fault it looks like: Assay"),
        ("object-store.object.roundtrip", "The run ended before it."),
        ("compute.keypair.import", "the request is accepted"),
    ],
)
def test_every_outcome_is_explained(check: str, told: str) -> None:
    """What is no failure has its reason told, and a pass its claims."""
    assert told in _printed(red(), check)


def test_control_characters_do_not_reach_the_terminal() -> None:
    """An answer cannot clear the screen, and what looks like markup is printed as it is."""
    story = red()
    lock = "compute.server.lock"
    for place, one in enumerate(story.exchanges[lock]):
        story.exchanges[lock][place] = replace(one, response_body="\x1b[2J[bold]hello[/bold]")
    told = _printed(story, lock)
    assert "\x1b" not in told
    assert "\\x1b[2J[bold]hello[/bold]" in told


def test_an_unknown_check_is_a_problem_with_a_hint() -> None:
    """The nearest ids are named."""
    with pytest.raises(Problem, match=r"Did you mean compute\.server\.lock"):
        _printed(green(), "compute.server.loock")
    with pytest.raises(Problem, match="It had 14 others"):
        _printed(green(), "zzzzzzzz")


def test_all_failures_and_only_those() -> None:
    """`--all` goes through the failures in the order of their ids; the document is JSON."""
    story = red()
    found = explain_failures(story.evidence, story.asked)
    assert [one.check for one in found] == ["block-storage.snapshot.restore", "compute.server.lock"]
    assert explain_failures(green().evidence, story.asked) == ()
    back = json.loads(json.dumps(document(found[1])))
    assert back["outcome"] == Outcome.FAIL.value
    assert [claim["held"] for claim in back["claims"]] == [False, False, True]
    assert back["exchanges"][0]["id"] == "compute.server.lock#4"
    assert back["blame"]["culprit"] == "the cloud"

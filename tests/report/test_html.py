"""The HTML report says what the evidence says, in one bounded, repeatable file."""

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from assay.judge.verdict import judge
from assay.model.outcome import Outcome
from assay.model.verdict import Level
from assay.problem import Problem
from assay.report import html
from assay.report.spectrum import steps
from tests.report.builders import Story, green, large, red


class _Reader(HTMLParser):
    """Collects the headings' levels, the ids, the targets and the text of a page."""

    def __init__(self, document: str):
        super().__init__()
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.remote: list[str] = []
        self.text = ""
        self.feed(document)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what matters of a tag."""
        told = {name: value or "" for name, value in attrs}
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if "id" in told:
            self.ids.append(told["id"])
        if tag == "a" and told["href"].startswith("#"):
            self.targets.append(told["href"][1:])
        self.remote += [told[name] for name in ("src", "srcset", "action", "poster", "data") if name in told]
        if tag == "link":
            self.remote += [told["href"]] if told["href"] != "data:," else []

    def handle_data(self, data: str) -> None:
        """Collect text."""
        self.text += data


def test_the_same_evidence_gives_the_same_bytes(story: Story) -> None:
    """A report is a function of its arguments."""
    assert story.render() == story.render()


def test_headings_descend_one_by_one_and_every_link_arrives(story: Story) -> None:
    """One first heading, no level left out, ids once, and no link within the page without a target."""
    page = _Reader(story.render())
    assert page.headings.count(1) == 1
    assert page.headings[0] == 1
    assert all(after - before <= 1 for before, after in zip(page.headings, page.headings[1:], strict=False))
    assert len(page.ids) == len(set(page.ids))
    assert set(page.targets) <= set(page.ids)
    assert page.remote == []


def test_a_conformant_cloud_is_told_what_was_proven() -> None:
    """Verdict, level, every capability in customer words, every claim, and how long it took."""
    story = green()
    page = _Reader(story.render())
    assert "conformant" in page.text
    assert "All 13 capabilities that OpenStack Platform requires were proven" in page.text
    for capability in story.guideline.capabilities.values():
        assert capability.description in page.text
    for check in story.evidence.checks.values():
        assert check.sentence in page.text
    assert page.text.count("not measured here") == 3
    assert "Attempt 1 did not count (503 from network, connection broken)" in page.text
    assert story.evidence.suite.digest in page.text
    assert "failures" not in page.ids


def test_a_failure_is_told_with_its_evidence() -> None:
    """Requirement, expected and observed, request and answer with its id, how to repeat it, whose fault."""
    page = _Reader(red().render())
    for told in (
        "a locked server refuses to stop",
        "SHUTOFF",
        "req-6d1f5a2e-93c4-4c0a-a0ea-0c7c9ce0b7d1",
        '"os-stop": null',
        "assay run edge-west --check compute.server.lock",
        "x-auth-token: $OS_TOKEN",
        "Looks like the fault of the cloud.",
        "It answered 500",
        "The project's quota is used up",
        "3 of the 13 capabilities that OpenStack Platform requires were shown to be missing or wrong",
        "the line to the cloud",
    ):
        assert told in page.text
    assert {"failure-compute.server.lock", "unproven-image.tag.add"} <= set(page.ids)


def test_passes_embed_no_exchanges() -> None:
    """What explains nothing is not embedded, though the bundle has it."""
    story = red()
    story.exchanges["compute.keypair.import"] = [
        replace(story.exchanges["compute.server.lock"][0], url="https://never.example.net")
    ]
    assert "never.example.net" not in story.render()


def test_what_was_left_behind_or_cut_short_is_told() -> None:
    """A run that did not end, or did not clean, says so at the top."""
    story = green()
    story.evidence = replace(story.evidence, finished="", left_behind=("server assay-7f3a9c21-1 <b>",))
    page = _Reader(story.render())
    assert "cut short" in page.text
    assert "server assay-7f3a9c21-1 <b>" in page.text


def test_checks_beyond_the_program_are_shown_apart() -> None:
    """A report for one program still shows what else was run, and says that it has no weight."""
    story = green()
    verdicts = [judge(story.guideline, name, story.evidence) for name in ("object-store", "platform")]
    page = _Reader(html.render(verdicts, story.guideline, story.evidence, story.asked))
    assert "Beyond OpenStack Object Storage" in page.text
    assert "check-compute.server.create" in page.ids


def test_levels_above_the_api_can_be_reached() -> None:
    """A verdict of a drill marks every step up to its level."""
    verdict = replace(green().verdicts[0], level=Level.PORTABLE)
    assert [step.state for step in steps(verdict)] == ["reached"] * 3 + ["not measured here"]
    assert steps(replace(verdict, level=Level.NONE))[0].state == "not reached"


def test_a_link_that_is_no_web_link_is_shown_as_text() -> None:
    """A bundle from elsewhere may name `javascript:` as its specification."""
    story = green()
    check = story.evidence.checks["compute.keypair.import"]
    story.evidence.checks[check.id] = replace(check, spec="javascript:alert(1)")
    document = story.render()
    assert "javascript:alert(1)" in document
    assert 'href="javascript:' not in document


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(lambda size: "a" * size, id="plain"),
        pytest.param(lambda size: '"' * size, id="grows-when-escaped"),
        pytest.param(lambda size: "\x1b" * size, id="grows-when-written-out"),
        pytest.param(lambda size: '{"name": ["' + '", "'.join("xy" * (size // 12)) + '"]}', id="json"),
    ],
)
def test_the_page_stays_small(answer: Callable[[int], str]) -> None:
    """A hundred failed checks with 29 exchanges of 40 KB each, whatever they hold, make less than 1.5 MB."""
    document = large(100, answer=answer).render()
    assert 300_000 < len(document.encode()) < 1_500_000
    assert "more exchanges are in the bundle" in document


def test_one_failure_may_show_all_its_neighbours() -> None:
    """With room to spare, a failure shows twelve exchanges, and says how many more there are."""
    story = large(1, answer=lambda size: "a" * min(size, 900))
    assert story.render().count('<details class="wire"') == 12
    assert "17 more exchanges are in the bundle" in story.render()


def test_a_file_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    """The advice says what to do."""
    story = green()
    with pytest.raises(Problem, match="cannot be written"):
        html.write(
            tmp_path / "no" / "file.html", story.verdicts, story.guideline, story.evidence, story.asked
        )


def test_nothing_run_still_gives_a_page() -> None:
    """An empty run is incomplete and says what was not run."""
    story = green()
    story.evidence.results.clear()
    page = _Reader(story.render())
    assert "incomplete" in page.text
    assert "14 checks were not run" in page.text
    assert all(one.outcome is Outcome.UNRUN for one in story.verdicts[0].capabilities)

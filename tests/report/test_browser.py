"""The HTML report in a real browser: it asks for nothing, and everybody can read it and get around in it."""

from dataclasses import replace

import pytest

from assay.model.fact import Fact
from assay.model.outcome import Outcome
from tests.report.builders import Story, green, large, red
from tests.report.conftest import Opener
from tests.report.contrasts import CONTRASTS

pytestmark = pytest.mark.browser

HOSTILE = (
    "<script>window.taken=1</script>\"><img src=x onerror='window.taken=1'><style>*{display:none}</style>'"
)


@pytest.mark.parametrize("width", [360, 1280])
def test_it_asks_for_nothing_and_fits(story: Story, opened: Opener, width: int) -> None:
    """No request but for the file, no complaint, no sideways scrolling with everything opened."""
    seen = opened(story.render(), width=width)
    page = seen.page
    page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
    assert seen.asked == [page.url]
    assert seen.said == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # A box may not hide what sticks out of it either.
    clipped = page.evaluate(
        "[...document.querySelectorAll('main *')]"
        ".filter((e) => e.checkVisibility() && !e.closest('svg, .hidden')"
        " && e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.outerHTML.slice(0, 80))"
    )
    assert clipped == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_text_can_be_read(story: Story, opened: Opener, dark: bool) -> None:
    """All visible text has a contrast of 4.5 or more with what is behind it, in both schemes."""
    measured = opened(story.render(), dark=dark).page.evaluate(CONTRASTS)
    assert len(measured) > 200
    assert [text for contrast, text in measured if contrast < 4.5] == []


def test_what_a_hostile_cloud_says_stays_text(opened: Opener) -> None:
    """Markup in every place where a cloud or a bundle can put words is shown as it is and does nothing."""
    story = red()
    evidence = story.evidence
    lock = "compute.server.lock"
    story.exchanges[lock] = [
        replace(
            one,
            url=HOSTILE,
            request_id=HOSTILE,
            request_headers={HOSTILE: HOSTILE},
            response_headers={"x-evil": HOSTILE},
            response_body=HOSTILE,
            disturbance=HOSTILE,
        )
        for one in story.exchanges[lock]
    ]
    result = evidence.results[lock]
    story.end(
        lock,
        Outcome.FAIL,
        HOSTILE,
        *(replace(claim, what=HOSTILE, expected=HOSTILE, observed=HOSTILE) for claim in result.claims),
    )
    evidence.checks[lock] = replace(evidence.checks[lock], sentence=HOSTILE, spec=HOSTILE)
    story.end("image.tag.add", Outcome.ABSENT, HOSTILE)
    services = tuple(replace(one, url=HOSTILE, version=HOSTILE) for one in evidence.cloud.services)
    story.evidence = replace(
        evidence,
        started=HOSTILE,
        left_behind=(HOSTILE,),
        cloud=replace(evidence.cloud, name=HOSTILE, auth_url=HOSTILE, region=HOSTILE, services=services),
        facts=(Fact(name=HOSTILE, value=(HOSTILE,), source=HOSTILE),),
    )
    seen = opened(story.render(), width=360)
    page = seen.page
    page.wait_for_timeout(200)
    assert page.evaluate("window.taken") is None
    assert seen.asked == [page.url]
    assert seen.said == []
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 1
    assert page.locator("style").count() == 1
    assert page.evaluate("document.body.textContent").count(HOSTILE) > 20
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_policy_holds_even_if_markup_got_in(opened: Opener) -> None:
    """Should escaping ever fail, the page's own policy still keeps scripts and requests out."""
    hole = "<script>window.taken=1</script><img src='https://example.net/x.png' onerror='window.taken=1'>"
    seen = opened(green().render().replace('<main id="main"', hole + '<main id="main"', 1))
    page = seen.page
    page.wait_for_timeout(200)
    assert page.evaluate("window.taken") is None
    assert len(seen.said) >= 2, "the browser complains of what the policy forbids"


def test_everything_can_be_reached_by_the_keyboard(story: Story, opened: Opener) -> None:
    """Tab comes to every link, summary, field and bar, in the order of the page, and shows where it is."""
    page = opened(story.render()).page
    wanted = page.evaluate(
        "() => { window.all = [...document.querySelectorAll('a[href], summary, input, select, button')]"
        ".filter((e) => e.checkVisibility({contentVisibilityAuto: true})); return window.all.length; }"
    )
    reached = []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        place, shown = page.evaluate(
            "() => { const e = document.activeElement, style = getComputedStyle(e),"
            " span = e.querySelector?.('.span');"
            " return [window.all.indexOf(e), style.outlineStyle !== 'none'"
            " || Boolean(span && getComputedStyle(span).strokeWidth === '2px')]; }"
        )
        assert shown, f"focus cannot be seen at {place}"
        reached.append(place)
    assert reached == list(range(wanted))


def test_a_bar_of_the_timeline_tells_its_name(opened: Opener) -> None:
    """A bar that has the focus shows its label, on a phone too, and leads to its check."""
    for width in (360, 1280):
        page = opened(green().render(), width=width).page
        bar = page.locator(".timeline a", has_text="compute.server.create").first
        bar.focus()
        label = bar.locator("text:visible")
        assert label.count() == 1
        box = label.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= width
        bar.press("Enter")
        assert page.locator("#check-compute\\.server\\.create").is_visible()


def test_the_list_can_be_filtered(opened: Opener) -> None:
    """By outcome and by words; groups without a match go too."""
    page = opened(red().render()).page
    everything = page.locator(".capabilities > li:visible").count()
    page.select_option("#filter-outcome", "fail")
    assert page.locator(".capabilities > li:visible").count() == 2
    page.fill("#filter-text", "lock server")
    assert page.locator(".capabilities > li:visible").count() == 1
    assert page.locator("section.service:visible").count() == 1
    assert page.locator("#filter-count").inner_text() == f"1 of {everything} shown"


def test_without_script_the_page_is_whole(opened: Opener) -> None:
    """Nothing is missing but the filter, which is not shown then."""
    page = opened(red().render(), script=False).page
    assert not page.locator("#filter").is_visible()
    assert page.locator(".failure").count() == 2
    page.locator(".capabilities summary").first.click()
    assert page.locator(".capabilities .proof").first.is_visible()


def test_paper_shows_what_is_folded(opened: Opener) -> None:
    """Printed, every proof is there although nobody opened it."""
    page = opened(green().render(), media="print", script=False).page
    proofs = page.locator(".capabilities .proof")
    assert proofs.count() == 14
    assert all(proofs.nth(place).bounding_box() for place in range(proofs.count()))
    assert not page.locator("header nav").is_visible()


def test_a_large_page_fits_a_phone(opened: Opener) -> None:
    """A hundred failures with unbroken texts do not make a phone scroll sideways."""
    page = opened(large(100, answer=lambda size: "a" * size).render(), width=360).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

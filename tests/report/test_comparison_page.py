"""The page of a comparison in a real browser: it asks for nothing, fits a phone, and is read in the dark."""

from pathlib import Path

import pytest

from assay.evidence import archive
from assay.formats import meanings
from assay.report import comparison_html
from tests.compare.compared import compared
from tests.report.conftest import Opener
from tests.report.contrasts import CONTRASTS

pytestmark = pytest.mark.browser

RECORDED = Path(__file__).parents[1] / "recorded"


@pytest.fixture(scope="module")
def page() -> str:
    """The comparison of two clouds that were recorded."""
    two = [archive.evidence(RECORDED / f"{name}.assay") for name in ("alpha", "bravo")]
    return comparison_html.render(compared(two), meanings.load().weights)


@pytest.mark.parametrize("width", [360, 1280])
def test_it_asks_for_nothing_and_fits(page: str, opened: Opener, width: int) -> None:
    """No request but for the file, no complaint, no sideways scrolling with everything opened."""
    seen = opened(page, width=width)
    seen.page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
    assert seen.asked == [seen.page.url]
    assert seen.said == []
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_text_can_be_read(page: str, opened: Opener, dark: bool) -> None:
    """All visible text has a contrast of 4.5 or more with what is behind it, in both schemes."""
    measured = opened(page, dark=dark).page.evaluate(CONTRASTS)
    assert len(measured) > 100
    assert [text for contrast, text in measured if contrast < 4.5] == []


def test_the_answer_is_seen_first(page: str, opened: Opener) -> None:
    """On a phone, whether what runs here runs there stands on the first screen."""
    seen = opened(page, width=360).page
    answer = seen.locator(".answer .meaning").first
    box = answer.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 640
    assert answer.inner_text().startswith("What runs on alpha does not run on bravo as it is")

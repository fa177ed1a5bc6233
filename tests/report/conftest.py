"""Stories to tell and a browser to read them with."""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from assay.evidence import layout
from assay.evidence.write import BundleWriter
from tests.report.builders import Story, green, red

CHROMIUM = Path("/usr/bin/chromium")
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Seen:
    """A page in the browser.

    Args:
        page: The page.
        asked: The URLs that it asked for.
        said: What it complained of.
    """

    page: Page
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


Opener = Callable[..., Seen]


@pytest.fixture(params=[green, red], ids=["green", "red"])
def story(request: pytest.FixtureRequest) -> Story:
    """A synthetic run in which everything holds, and one in which much does not."""
    made: Story = request.param()
    return made


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, headless."""
    if os.environ.get("ASSAY_WITHOUT_BROWSER") == "1":
        pytest.skip("ASSAY_WITHOUT_BROWSER=1: the report is not looked at in a browser")
    if not CHROMIUM.exists():
        pytest.fail(
            f"{CHROMIUM} is missing. Install it by `apt-get install chromium`, "
            "or set ASSAY_WITHOUT_BROWSER=1 to do without these tests.",
            pytrace=False,
        )
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Opens a document in a fresh page."""
    contexts = []

    def open_page(
        document: str, *, width: int = 1280, dark: bool = False, media: str = "screen", script: bool = True
    ) -> Seen:
        file = tmp_path / "report.html"
        file.write_text(document, encoding="utf-8")
        context = browser.new_context(
            viewport=ViewportSize(width=width, height=844),
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
        )
        contexts.append(context)
        page = context.new_page()
        seen = Seen(page)
        page.on("request", lambda request: seen.asked.append(request.url))
        page.on("console", lambda message: seen.said.append(message.text))
        page.on("pageerror", lambda error: seen.said.append(str(error)))
        page.emulate_media(media="print" if media == "print" else "screen")
        page.goto(file.as_uri())
        return seen

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def bundle(tmp_path: Path) -> Callable[[Story], Path]:
    """Writes and seals a bundle of a story by the real writer."""

    def write(story: Story, program: str = "") -> Path:
        evidence = story.evidence
        writer = BundleWriter(tmp_path / "evidence", lambda text: text)
        writer.begin(
            run=evidence.run,
            started=evidence.started,
            cloud=evidence.cloud,
            suite=evidence.suite,
            checks=list(evidence.checks.values()),
            options={"program": program},
        )
        for result in evidence.results.values():
            writer.keep(result, ())
        writer.keep_facts(evidence.facts)
        folder = writer.folder / layout.EXCHANGES
        folder.mkdir()
        for check, exchanges in story.exchanges.items():
            lines = [json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in exchanges]
            (folder / layout.exchange_file(check)).write_text("".join(lines), encoding="utf-8")
        writer.seal(finished=evidence.finished, left_behind=())
        return writer.folder

    return write

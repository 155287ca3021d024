"""The pages in Chromium: seen, heard, typed at, filtered, printed. Skipped where there is no Chromium."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from page_study import view

from tfbb_coding.files.web_page import page_bytes
from tfbb_coding.steps.pages.sheets import make_pages
from tfbb_coding.steps.small import Small

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome", "chrome") if (path := shutil.which(name))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 400, "height": 800}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The team's page, the page for others, and the team's pages in several files."""
    root = tmp_path_factory.mktemp("sidor å ä ö")
    made = {"team": make_pages(view()), "others": make_pages(view(Small.SUPPRESS)), "split": make_pages(view(), split=True)}
    for name, pages in made.items():
        (root / name).mkdir()
        for file, data in page_bytes(pages, "case").items():
            (root / name / file).write_bytes(data)
    return root


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        started = driver.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield started
        started.close()


class Opened:
    """A page with everything that the browser complains of."""

    def __init__(self, browser: Any, path: Path, **settings: Any) -> None:
        self.page = browser.new_page(**{"viewport": WIDE, **settings})
        self.complaints: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.complaints.append(request.url) if not request.url.startswith("file:") else None)
        self.page.goto(path.as_uri())

    def told(self, expected: str) -> None:
        playwright.expect(self.page.locator("#told")).to_have_text(expected)


@pytest.fixture
def opened(browser: Any, folder: Path) -> Iterator[Any]:
    made: list[Opened] = []

    def open_it(name: str = "team/index.html", **settings: Any) -> Opened:
        made.append(Opened(browser, folder / name, **settings))
        return made[-1]

    yield open_it
    for one in made:
        one.page.close()
        assert not one.complaints


def until(page: Any, holds: str) -> None:
    """Wait for something to hold; the page's policy forbids Playwright's own way, which evaluates text in it.

    After a click the page before may still be there, without what is asked for, or be on its way out: both are waited through, since a browser on a
    busy machine takes its time between two pages.
    """
    from playwright.sync_api import Error

    for _try in range(200):
        with contextlib.suppress(Error):
            if page.evaluate(holds):
                return
        page.wait_for_timeout(50)
    pytest.fail(f"never came true: {holds}")


def visible(page: Any, selector: str) -> list[str]:
    return [one.inner_text() for one in page.query_selector_all(selector) if one.is_visible()]


@pytest.mark.parametrize(("viewport", "scheme"), [(WIDE, "light"), (NARROW, "dark")], ids=["1280", "400"])
@pytest.mark.parametrize(
    "name", ["team/index.html", "others/index.html", "split/index.html", "split/conversations-2.html", "split/quotations-2.html"]
)
def test_nothing_scrolls_sideways_and_axe_finds_no_fault(opened: Any, viewport: dict[str, int], scheme: str, name: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    page = opened(name, viewport=viewport, color_scheme=scheme).page
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    found = axe.Axe().run(page).response
    assert [(one["id"], [node["html"] for node in one["nodes"]][:2]) for one in found["violations"]] == []
    assert len(found["passes"]) > 15


def test_dark_is_dark_and_print_is_not(opened: Any) -> None:
    page = opened(color_scheme="dark").page
    paper = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) == "rgb(21, 23, 28)"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(paper) == "rgb(255, 255, 255)"


def test_by_keyboard_alone(opened: Any) -> None:
    page = opened().page
    page.keyboard.press("Tab")
    until(page, "document.activeElement.className === 'skip'")
    page.keyboard.press("Enter")
    until(page, "document.activeElement.id === 'main'")
    for _press in range(60):  # to the first cell of the map that leads to quotations
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href')") == "#q2-2":
            break
    width = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
    assert width >= 2
    page.keyboard.press("Enter")
    until(page, "document.getElementById('q2-2').open")
    until(page, "document.activeElement.localName === 'summary'")
    page.keyboard.press("Space")
    until(page, "!document.getElementById('q2-2').open")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")  # the first quotation's link
    page.keyboard.press("Enter")
    until(page, "document.activeElement.matches('#s3[open] .passage')")
    assert "Vi hann inte till ön" in page.evaluate("document.activeElement.textContent")


def test_search_finds_words_with_swedish_letters(opened: Any) -> None:
    here = opened()
    here.page.fill("#f-q", "ÅNGBÅTEN")
    here.told("1 av 8 citat, 1 av 6 enheter med teman, 1 av 3 samtal.")
    assert visible(here.page, ".quote .said") == ["Ångbåten hann aldrig fram."]
    assert here.page.evaluate("[...CSS.highlights.get('found')].map(String)") == ["Ångbåten", "Ångbåten"]
    here.page.fill("#f-q", "angbaten")
    here.told("Inget passar in. Ta bort något ord eller välj Alla.")
    assert here.page.get_attribute("#told", "aria-live") == "polite"
    here.page.click("button[type=reset]")
    here.told("Inget filter: allt visas.")
    assert not visible(here.page, ".quote .said")  # folded again as they were


def test_words_apart_and_in_a_row(opened: Any) -> None:
    here = opened()
    here.page.fill("#f-q", "bron inte")
    here.told("0 av 8 citat, 1 av 6 enheter med teman, 1 av 3 samtal.")
    here.page.fill("#f-q", "”inte bron”")
    here.told("Inget passar in. Ta bort något ord eller välj Alla.")


def test_filters_narrow_and_the_numbers_are_those_of_the_codings(opened: Any) -> None:
    here = opened()
    here.page.select_option("#f-theme", label="Hinder")
    here.told("5 av 8 citat, 4 av 6 enheter med teman, 2 av 3 samtal.")
    here.page.select_option("#f-standing", label="förslag")
    here.told("1 av 8 citat, 1 av 6 enheter med teman, 1 av 3 samtal.")
    here.page.click("button[type=reset]")
    here.page.select_option("#f-group", label="Fastlandet")
    here.told("2 av 8 citat, 2 av 6 enheter med teman, 2 av 3 samtal.")
    assert here.page.evaluate("document.querySelector('#f-talk option[value=\"3\"]').disabled")
    here.page.select_option("#f-talk", label="B1")
    assert here.page.evaluate("[...document.getElementById('f-who').options].map(one => one.text)") == [
        "Alla",
        "Deltagare 1",
        "Deltagare 2",
    ]
    here.page.select_option("#f-who", label="Deltagare 2")
    here.told("1 av 8 citat, 1 av 6 enheter med teman, 1 av 3 samtal.")
    assert visible(here.page, ".turn .who") == ["Deltagare 2 0:02:00"]
    here.page.check("#f-around")
    until(here.page, "[...document.querySelectorAll('#s1 .turn')].every(one => !one.hidden)")
    here.page.uncheck("#f-around")
    here.page.click("button[type=reset]")
    here.page.check("#f-favourite")
    here.told("1 av 8 citat, 1 av 6 enheter med teman, 1 av 3 samtal.")


def test_a_link_to_what_the_filter_hides_takes_the_filter_away(opened: Any) -> None:
    here = opened()
    here.page.select_option("#f-theme", label="Mål")
    here.told("1 av 8 citat, 1 av 6 enheter med teman, 1 av 3 samtal.")
    here.page.click('.grid a[href="#q3-1"]')
    here.told("Inget filter: allt visas.")
    assert visible(here.page, "#q3-1 .said") == ["Grannen hjälpte oss med årorna."]


def test_all_can_be_opened_and_closed_at_once(opened: Any) -> None:
    page = opened().page
    buttons = page.locator("section.many:has(#conversations) .buttons button")
    buttons.nth(0).click()
    playwright.expect(page.locator("details.talk[open]")).to_have_count(3)
    playwright.expect(page.locator("details.group[open]")).to_have_count(0)
    buttons.nth(1).click()
    playwright.expect(page.locator("details.talk[open]")).to_have_count(0)


def test_without_scripts_everything_can_be_read(opened: Any) -> None:
    page = opened(java_script_enabled=False).page
    assert not page.locator("#filter").is_visible()
    assert not page.locator(".buttons").first.is_visible()
    page.click("#s2 > summary")
    assert page.locator("#s2 .said").last.is_visible()
    page.click('.grid a[href="#q2-2"]')
    page.wait_for_url("**#q2-2")


def test_links_lead_across_pages(opened: Any) -> None:
    page = opened("split/index.html").page
    page.click('.grid a[href="quotations-2.html#q2-2"]')
    page.wait_for_url("**/quotations-2.html#q2-2")
    until(page, "document.getElementById('q2-2').open")
    page.click("#q2-2 .source a >> nth=0")
    page.wait_for_url("**/conversations-2.html#p3-*")
    until(page, "document.activeElement.matches('.passage')")


def test_quotations_unfold_in_print_and_open_conversations_go_along(opened: Any, tmp_path: Path) -> None:
    page = opened(color_scheme="dark").page
    page.click("#s1 > summary")
    data = page.pdf(path=str(tmp_path / "sidan.pdf"), format="A4")
    assert data.startswith(b"%PDF")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert len(visible(page, ".quote .said")) == 8
    assert len(visible(page, ".turn")) == 3
    assert not visible(page, ".fields") + visible(page, "nav") + visible(page, ".why")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details.group[open]").count() == 0

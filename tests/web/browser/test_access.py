"""Everybody can use the pages: axe finds nothing, and they fit a narrow phone, in dark and light."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
PLACES = [
    "/",
    "/search?q=talks",
    "/search?speaker=Solvat",
    "/search?since=x",
    "/issues",
    "/issues/talks-over-the-harl-dam",
    "/actors",
    "/actors/Solvat",
    "/actors/Solvat/names",
    "/outlets",
    "/outlets/Radio%20Aurenne",
    "/articles",
    "/articles?outlet=Transmer",
    "/statements/s5",
    "/check",
    "/check?words=There+is+nothing+to+discuss+with+a+government&speaker=Veshnar",
    "/review",
    "/review/s5",
    "/add",
]


def first_article(page: Page, site: str) -> str:
    page.goto(f"{site}/articles")
    return str(page.locator(".rows .headline a").last.get_attribute("href"))


def edited_article(page: Page, site: str) -> str:
    page.goto(f"{site}/articles")
    return str(page.locator("li.listed", has=page.locator(".revised")).locator(".headline a").get_attribute("href"))


@pytest.mark.parametrize(("scheme", "width"), [("light", 1200), ("dark", 320)])
def test_axe_finds_nothing(browser: Browser, site: str, scheme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    article, edited = first_article(page, site), edited_article(page, site)
    found = []
    for place in [*PLACES, article, f"{article}?why=yes", edited, f"{edited}/diff", "/statements/s1"]:
        page.goto(site + place)
        for rule in Axe().run(page, options=RULES).response["violations"]:
            found += [(place, rule["id"], node["target"], node.get("failureSummary")) for node in rule["nodes"]]
        across = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert across <= 0, f"{place} is wider than a screen of {width} by {across}"
    context.close()
    assert found == []


def test_all_can_be_reached_and_seen_by_keyboard(page: Page, site: str) -> None:
    page.goto(site + first_article(page, site))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.outerHTML.slice(0, 60)"))
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", page.evaluate("document.activeElement.outerHTML")
    assert len(seen) > 40


def test_without_javascript_all_of_it_works(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/review")
    page.get_by_role("button", name="Accept").click()
    assert "is accepted" in page.locator(".done").inner_text()
    page.get_by_role("button", name="Undo", exact=True).click()
    assert "taken back" in page.locator(".done").inner_text()
    context.close()


def test_print_has_the_text_and_its_notes_and_no_forms(page: Page, site: str) -> None:
    page.goto(site + first_article(page, site))
    page.emulate_media(media="print")
    assert page.locator(".note").first.is_visible()
    assert not page.locator("header.site nav").is_visible()
    assert not page.locator("form").first.is_visible()

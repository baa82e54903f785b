"""Takes the pictures in docs/ of what runs: the sample articles as a browser shows them, and the picture of an issue.

onrecord demo --ledger demo.db
python -m docs.screens demo.db
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

import onrecord
from benchmarks.served import serving
from onrecord.positions import find_issue, timeline
from onrecord.positions.picture import svg

FOLDER = Path(__file__).parent
WIDTH = 1080


def take(page: Page, address: str, name: str, height: int) -> None:
    """The upper part of a page, as high as is given."""
    page.set_viewport_size({"width": WIDTH, "height": height})
    page.goto(address)
    page.screenshot(path=FOLDER / f"web-{name}.png")
    print(FOLDER / f"web-{name}.png")


def main(ledger: str) -> None:
    with onrecord.open_ledger(ledger, create=False) as book:
        (FOLDER / "positions.svg").write_text(svg(timeline(book, find_issue(book, "harl"))), encoding="utf-8")
    with serving(ledger) as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        site = f"http://127.0.0.1:{port}"
        take(page, f"{site}/issues/talks-over-the-harl-dam", "issue", 780)
        page.goto(f"{site}/articles")
        article = page.get_by_role("link", name="Karsovia rules out talks as Veldia starts filling Harl Dam")
        take(page, f"{site}{article.get_attribute('href')}", "article", 720)
        page.goto(f"{site}/check?words=There+is+nothing+to+discuss+with+a+government+that+turns+off+the+tap")
        statement = page.locator(".match").first.get_by_role("link", name="Statement").get_attribute("href")
        take(page, f"{site}{statement}", "statement", 760)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "demo.db")

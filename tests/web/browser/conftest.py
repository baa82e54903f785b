"""The product as a user has it: the sample articles, read by the real model, served on a port, in a real browser."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from onrecord.extraction import load_extractor
from onrecord.ledger import open_ledger
from onrecord.web import make_app

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="session")
def demo(sample_ledger: Path) -> Path:
    """A ledger of the samples."""
    return sample_ledger


@pytest.fixture
def site(demo: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a server on a copy of it, so that each test has its own."""
    copy = tmp_path / "ledger.db"
    with open_ledger(demo) as ledger:
        ledger.backup(copy)
    with open_ledger(copy) as ledger, socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(64)
        app = make_app(ledger, load=load_extractor, reader="Mara")
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: a program is absent")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1200, "height": 900})
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails the test where the browser refused, missed or complained of anything."""
    opened = context.new_page()
    problems: list[str] = []
    opened.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("requestfailed", lambda request: problems.extend(_failed(request)))
    yield opened
    assert problems == []


def _failed(request: Any) -> list[str]:
    """The request, unless the browser itself gave it up: it does so with an icon where a page is left at once."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"failed: {request.url} ({request.failure})"]

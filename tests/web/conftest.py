"""An application on a small ledger of invented articles, and a browser's half of the conversation with it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import onrecord
from onrecord.ledger import Ledger, open_ledger
from onrecord.web import make_app

RIVER = """Vessen stays away from river talks

“We will not sit at that table,” Ilse Marrow said on Tuesday. Oren Halvik said “the water is ours” on Monday.
"""
HOPES = "Halvik hopes\n\n“There is time,” Oren Halvik said.\n"
BASE = "http://127.0.0.1"

Add = Callable[..., str]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.db") as opened:
        yield opened


@pytest.fixture
def add(ledger: Ledger, fake_extractor) -> Add:
    """Puts a text on record, and gives the article's id."""

    def put(text: str, **about: str) -> str:
        article = onrecord.read_text(text, **about)
        ledger.add(onrecord.extract(article))
        return article.identity

    return put


@pytest.fixture
def river(add: Add) -> str:
    return add(RIVER, outlet="The Tarn Courier", published="2031-03-05", title="Vessen stays away from river talks")


@pytest.fixture
def client(ledger: Ledger, fake_extractor) -> TestClient:
    app = make_app(ledger, load=lambda: fake_extractor, reader="Mara")
    return TestClient(app, base_url=BASE, raise_server_exceptions=False)


def form_key(html: str) -> str:
    """The key that the page's forms carry."""
    found = re.search(r'name="form_key" value="([0-9a-f]{64})"', html)
    assert found, html
    return found[1]

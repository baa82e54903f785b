"""A ledger with a few records in it, and a client of its interface. Invented names and words only."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord.ledger import Ledger, open_ledger
from onrecord.web.api import make_api
from tests.ledger.conftest import TEXT, make_record

URL = "https://bulletin.example/talks?page=1"
EDITED = TEXT.replace("talk", "walk")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Two articles, one of them with a second revision; a statement and a thought in each text."""
    with open_ledger(tmp_path / "ledger.db") as opened:
        opened.add(make_record(url=URL, id="talks"))
        opened.add(make_record(url=URL, text=EDITED))
        opened.add(make_record(url="https://velm.example/1", outlet="Radio Velm", speaker="Oren Halvik", said_on=None))
        yield opened


@pytest.fixture
def client(ledger: Ledger) -> TestClient:
    return TestClient(make_api(ledger), base_url="http://localhost")

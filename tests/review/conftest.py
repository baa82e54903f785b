"""A ledger with two articles, and the first of them as a record."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.ledger import Ledger, open_ledger
from onrecord.record import Record
from tests.ledger.conftest import make_record


@pytest.fixture
def record() -> Record:
    return make_record()


@pytest.fixture
def ledger(tmp_path: Path, record: Record) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.db") as opened:
        opened.add(record)
        opened.add(make_record(url="https://bulletin.example/2", title="More talks"))
        yield opened

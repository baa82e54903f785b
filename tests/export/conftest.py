"""Invented statements and records to export, and ledgers to put them in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from onrecord.ledger import Ledger, open_ledger
from tests.ledger.conftest import ledger, make, postgres, store
from tests.terminal.conftest import make_statement

__all__ = ["ledger", "make", "make_statement", "postgres", "postgres_pair", "store"]


@pytest.fixture
def postgres_pair(postgres: str, tmp_path: Path) -> Iterator[tuple[Ledger, Ledger]]:
    """An empty ledger in SQLite, and one in PostgreSQL."""
    engine = create_engine(postgres.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    with open_ledger(tmp_path / "pair.db") as sqlite, open_ledger(postgres) as postgresql:
        yield sqlite, postgresql

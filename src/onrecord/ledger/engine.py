"""Connections: how SQLite and PostgreSQL are asked to behave alike."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text

from onrecord.ledger.errors import LedgerError

PATIENCE = 30  # seconds that a writer waits for another
CACHE = 65_536
"""KiB that a writer to SQLite keeps in memory: its default, 2 MB, holds little of the indices of a large ledger."""
_LOCK = 0x6F6E7265  # the key of PostgreSQL's advisory lock that every writer takes
_WRITES = "onrecord_writes"
# PostgreSQL would take a tenth of a second to compile a query of which one page is read; and it takes a row found by an
# index for four times as dear as on the disks of today, and reads whole tables instead.
_OPTIONS = "-c jit=off -c random_page_cost=1.1"


def make_engine(url: URL) -> Engine:
    """An engine for a ledger's address. Raises LedgerError if PostgreSQL's driver is not installed."""
    sqlite = url.drivername == "sqlite"
    try:
        engine = create_engine(
            url,
            connect_args={"timeout": PATIENCE} if sqlite else {"options": _OPTIONS},
            pool_pre_ping=not sqlite,  # a server that was started anew is no error
            json_serializer=lambda value: json.dumps(value, separators=(",", ":")),
        )
    except ModuleNotFoundError as problem:
        raise LedgerError("a ledger in PostgreSQL needs psycopg: run pip install 'psycopg[binary]'") from problem
    if sqlite:
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)
    else:
        # Where a statement fails, psycopg warns besides that what followed it was dropped; the error tells it all.
        logging.getLogger("psycopg").setLevel(logging.ERROR)
    return engine


def _on_connect(connection: Any, _: Any) -> None:
    # Python's sqlite3 begins transactions by itself, and not before CREATE TABLE; so we begin them.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")


def _on_begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("isolation_level") == "AUTOCOMMIT":
        return
    # A transaction that reads first and takes the lock later fails at once when another wrote in between.
    writes = options.get(_WRITES)
    if writes:
        connection.exec_driver_sql(f"PRAGMA cache_size = -{CACHE}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that holds the ledger's only lock for writing from its start to its end."""
    with engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text(f"SET LOCAL lock_timeout = {int(PATIENCE * 1000)}"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        yield connection


@contextmanager
def outside_transactions(engine: Engine) -> Iterator[Connection]:
    """A connection for commands that cannot be part of a transaction."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        yield connection


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """A connection that sees the ledger as it is now, whatever others add meanwhile."""
    postgresql = engine.dialect.name == "postgresql"
    options = {"isolation_level": "REPEATABLE READ"} if postgresql else {}
    with engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


def let_readers_by(engine: Engine) -> None:
    """Have SQLite keep a write-ahead log, so that readers and the writer do not wait for each other (kept in the file).

    Where it cannot (another process is just making the ledger, some network disks) all still works, with waiting.
    """
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    with closing(connection), suppress(sqlite3.OperationalError):
        connection.cursor().execute("PRAGMA journal_mode = WAL")

"""Removing a text by law or request: its words go, and the digests stay that show which rows were there."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, Engine, Select, Table, delete, select, update
from sqlalchemy.exc import DBAPIError

from onrecord.ledger.chain import Adding, adding
from onrecord.ledger.digests import REMOVED, words_digest
from onrecord.ledger.engine import outside_transactions
from onrecord.ledger.finding import find_row, texts_of
from onrecord.ledger.index import remove_from_index
from onrecord.ledger.schema import articles, attributions, decisions, fingerprints, readings, redactions
from onrecord.ledger.verifying import Redacted


def redact(engine: Engine, reference: str, *, why: str, who: str) -> Redacted:
    """Remove the text, title and byline of an article and the words of all that was read from it or decided on it.

    Raises LookupError with a sentence if `reference` means no article or several, or one that was removed before.
    """
    with adding(engine, "redact") as ledger:
        found = find_row(ledger.connection, reference)
        # A place that went back to this text has it more than once.
        left = [there["seq"] for there in texts_of(ledger.connection, found["id"]) if not there["removed"]]
        if not left:
            query = select(redactions.c.at).filter_by(article_seq=found["seq"])
            before = ledger.connection.execute(query).scalar_one()
            raise LookupError(f"the text of {found['id']} was removed before, on {before[:10]}")
        gone = sum(remove(ledger, seq, why=why, who=who, at=ledger.at) for seq in left)
    sweep(engine)
    return Redacted(article=found["id"], who=who, why=why, at=ledger.at, attributions=gone)


def remove(ledger: Adding, article_seq: int, *, why: str, who: str, at: str) -> int:
    """Remove the words of one row of articles, and of what hangs on it; of how many attributions. `sweep` follows."""
    if ledger.connection.dialect.name == "sqlite":
        # What is deleted is overwritten in the file, and not only let go.
        ledger.connection.exec_driver_sql("PRAGMA secure_delete = ON")
    read = select(readings.c.seq).filter_by(article_seq=article_seq)
    touched: dict[Table, Select[Any]] = {
        articles: select(articles).where(articles.c.seq == article_seq),
        attributions: select(attributions).where(attributions.c.reading_seq.in_(read)),
        decisions: select(decisions).where(decisions.c.article_seq == article_seq),
    }
    words = {table.name: _digests(ledger.connection, table.name, query) for table, query in touched.items()}
    row = {"article_seq": article_seq, "who": who, "why": why, "at": at, "words": words}
    ledger.add(redactions, [row])  # first: the database lets the words go only where this row is there
    gone = ledger.connection.execute(touched[attributions]).mappings().all()
    remove_from_index(ledger.connection, [(item["seq"], dict(item)) for item in gone])
    forget = delete(fingerprints).where(fingerprints.c.seq.in_([item["seq"] for item in gone]))
    ledger.connection.execute(forget)  # they are digests of three words each, which can be guessed
    for table, seqs in ((table, [int(seq) for seq in words[table.name]]) for table in touched):
        ledger.connection.execute(update(table).where(table.c.seq.in_(seqs)).values(**REMOVED[table.name]))
    return len(words["attributions"])


def _digests(connection: Connection, table: str, query: Select[Any]) -> dict[str, str]:
    """The digest of each row's words, by its number (as a string: JSON knows no other keys)."""
    rows = connection.execute(query).mappings()
    return {str(row["seq"]): words_digest(table, row) or "" for row in rows}


def sweep(engine: Engine) -> None:
    """Have the words leave the files too, as far as the database can: SQLite's log, PostgreSQL's dead rows."""
    command = "VACUUM articles, attributions, decisions, corrected, figures, search, fingerprints"
    if engine.dialect.name == "sqlite":
        command = "PRAGMA wal_checkpoint(TRUNCATE)"
    # Where somebody reads just now, they go with the next checkpoint or vacuum.
    with suppress(DBAPIError), outside_transactions(engine) as connection:
        connection.exec_driver_sql(command)

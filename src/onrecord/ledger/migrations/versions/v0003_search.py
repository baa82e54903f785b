"""The search index, filled from what is there, and an index for lists by party."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from onrecord.ledger.index import indexed, vector

revision = "0003"
down_revision = "0002"

AT_ONCE = 1000


def upgrade() -> None:
    op.create_index(
        "ix_attributions_party_key_dated_first_article_seq_number",
        "attributions",
        ["party_key", "dated_first", "article_seq", "number"],
    )
    sqlite = op.get_bind().dialect.name == "sqlite"
    if sqlite:
        op.execute(
            "CREATE VIRTUAL TABLE search USING fts5(content, speaker, party, content='', "
            "tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\")"
        )
        insert = "INSERT INTO search (rowid, content, speaker, party) VALUES (:seq, :content, :speaker, :party)"
    else:
        op.execute("CREATE TABLE search (seq BIGINT PRIMARY KEY, tokens TSVECTOR NOT NULL)")
        insert = "INSERT INTO search (seq, tokens) VALUES (:seq, CAST(:tokens AS tsvector))"
    _fill(insert, sqlite=sqlite)
    if not sqlite:
        op.execute("CREATE INDEX ix_search_tokens ON search USING gin (tokens)")


def _fill(insert: str, *, sqlite: bool) -> None:
    connection = op.get_bind()
    rows = sa.table("attributions", *map(sa.column, ("seq", "article_seq", "content_key", "speaker_key", "party_key")))
    redactions = sa.table("redactions", sa.column("article_seq", sa.BigInteger))
    removed = sa.select(redactions.c.article_seq)
    last = 0
    while True:
        query = sa.select(rows).where(rows.c.seq > last, rows.c.article_seq.not_in(removed))
        batch = connection.execute(query.order_by(rows.c.seq).limit(AT_ONCE)).mappings().all()
        if not batch:
            return
        last = batch[-1]["seq"]
        words = ((indexed if sqlite else _vector)(dict(row)) for row in batch)
        values = [{"seq": row["seq"], **found} for row, found in zip(batch, words, strict=True)]
        connection.execute(sa.text(insert), values)


def _vector(row: dict[str, Any]) -> dict[str, str]:
    return {"tokens": vector(row)}

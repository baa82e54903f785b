"""The search index, filled from the rows of a ledger whose tables are those of 0003 or later."""

import sqlalchemy as sa

from onrecord.ledger.index import add_to_index

AT_ONCE = 1000


def fill(connection: sa.Connection) -> None:
    """Add every attribution to the index, which is empty; those of texts that were removed have no words."""
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
        add_to_index(connection, ((int(row["seq"]), dict(row)) for row in batch))

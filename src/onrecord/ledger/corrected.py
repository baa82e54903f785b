"""The table `corrected`: what people made of the newest reading of each article, ready to be listed.

It is made from the other tables in the transaction that adds to them, article by article, and holds a row for each
attribution that a decision is about, and no others: so it stays small, and lists stay quick.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from onrecord.ledger.decided import list_on
from onrecord.ledger.finding import newest_reading, read_record
from onrecord.ledger.reviewed import VERDICTS, Reviewed, review_of
from onrecord.ledger.rows import attribution_row, days_of
from onrecord.ledger.schema import attributions, corrected, decisions, redactions


def refresh(connection: Connection, article_seq: int) -> None:
    """Make the rows of one article anew."""
    connection.execute(delete(corrected).where(corrected.c.article_seq == article_seq))
    rows = _rows(connection, article_seq)
    if rows:
        connection.execute(insert(corrected), rows)


def misfit(connection: Connection) -> tuple[int, int] | None:
    """The first row that is not what the decisions make of what was read, and its article, or null."""
    here = select(corrected.c.article_seq).union(select(decisions.c.article_seq).where(_ABOUT)).order_by("article_seq")
    for article_seq in connection.execute(here).scalars().all():
        query = select(*(corrected.c[name] for name in _CHECKED)).where(corrected.c.article_seq == article_seq)
        there = {row["seq"]: dict(row) for row in connection.execute(query).mappings()}
        made = {row["seq"]: {name: row[name] for name in _CHECKED} for row in _rows(connection, article_seq)}
        for seq in sorted(there.keys() | made.keys()):
            if json.loads(json.dumps(there.get(seq))) != json.loads(json.dumps(made.get(seq))):
                return seq, article_seq
    return None


_ABOUT = decisions.c.kind.in_(VERDICTS) & decisions.c.article_seq.is_not(None)
_CHECKED = ("seq", "number", "state", "decisions", "mode", "cue", "content", "body")


def _rows(connection: Connection, article_seq: int) -> list[Mapping[str, Any]]:
    if not connection.execute(select(decisions.c.seq).where(_ABOUT, decisions.c.article_seq == article_seq)).first():
        return []
    if connection.execute(select(redactions.c.seq).filter_by(article_seq=article_seq)).first():
        return []
    found = reviewed(connection, article_seq)
    seqs = _seqs(connection, article_seq)
    return [_row(found, number, seqs[number], article_seq) for number, item in enumerate(found.items, 1) if item.state]


def refresh_all(connection: Connection) -> None:
    """Make the whole table anew."""
    for article_seq in connection.execute(select(decisions.c.article_seq).where(_ABOUT).distinct()).scalars().all():
        refresh(connection, article_seq)


def reviewed(connection: Connection, article_seq: int) -> Reviewed:
    """The newest reading of an article with the decisions in force on it."""
    return review_of(read_record(connection, article_seq), list(list_on(connection, article_seq, kinds=VERDICTS)))


def _seqs(connection: Connection, article_seq: int) -> dict[int, int]:
    """The rows of the newest reading's attributions by their numbers."""
    newest = newest_reading(article_seq)
    rows = connection.execute(
        select(attributions.c.number, attributions.c.seq).where(attributions.c.reading_seq == newest.scalar_subquery())
    )
    return {row[0]: row[1] for row in rows}


def _row(found: Reviewed, number: int, seq: int, article_seq: int) -> Mapping[str, Any]:
    item = found.items[number - 1]
    article = found.machine.article
    row = attribution_row(item.now or item.machine, article.text, days_of(article.published.value))
    own = ("speaker_key", "party_key", "mode", "dated_first", "dated_last", "cue", "content", "content_key", "body")
    return {
        "seq": seq,
        "article_seq": article_seq,
        "number": number,
        "state": item.state,
        "decisions": [decision.number for decision in item.decisions],
        **{name: row[name] for name in own},
    }

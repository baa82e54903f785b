"""Deciding: a person or a machine decides about what is on record. To take a decision back is another row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from onrecord.ledger.chain import Adding
from onrecord.ledger.decided import UNDO, WITH_ARTICLES, decision_from
from onrecord.ledger.errors import TextRemoved
from onrecord.ledger.finding import find_row
from onrecord.ledger.schema import articles, decisions, redactions
from onrecord.record import Decision


def decide(
    ledger: Adding,
    *,
    kind: str,
    who: str,
    article: str | None,
    target: Mapping[str, Any],
    value: Any,
    why: str | None,
) -> Decision:
    """Add a decision. Raises LookupError where `article` means no article or several, ValueError where who is empty."""
    if not kind.strip() or not who.strip():
        raise ValueError("a decision needs a kind and somebody who decided")
    if kind == UNDO:
        raise ValueError("a decision is taken back with Ledger.undo")
    row = find_row(ledger.connection, article) if article is not None else None
    if row is not None and ledger.connection.execute(select(redactions).filter_by(article_seq=row["seq"])).first():
        raise TextRemoved(f"the text of {row['id']} was removed, and nothing more can be decided on it")
    return add(
        ledger,
        {"kind": kind, "who": who, "why": why, "article_seq": row["seq"] if row else None, "target": dict(target)},
        value=value,
        article=row["id"] if row else None,
    )


def undo(ledger: Adding, number: int, *, who: str, why: str | None) -> Decision:
    """Take a decision back. Raises LookupError if there is none of this number, ValueError if it was taken back."""
    if not who.strip():
        raise ValueError("a decision needs somebody who decided")
    query = (
        select(decisions, articles.c.id.label("article")).select_from(WITH_ARTICLES).where(decisions.c.seq == number)
    )
    taken = ledger.connection.execute(query).mappings().first()
    if taken is None:
        raise LookupError(f"there is no decision {number} on record")
    by = ledger.connection.execute(select(decisions.c.seq).filter_by(undoes=number)).scalar()
    if by is not None:
        raise ValueError(f"decision {number} was taken back before, by decision {by}")
    row = {"kind": UNDO, "who": who, "why": why, "article_seq": taken["article_seq"], "target": {}, "undoes": number}
    return add(ledger, row, value=None, article=taken["article"])


def add(ledger: Adding, row: dict[str, Any], *, value: Any, article: str | None) -> Decision:
    """Add the row of a decision, on the article of this id."""
    whole = {"undoes": None, **row, "value": {"value": value}, "at": ledger.at}
    (seq,) = ledger.add(decisions, [whole])
    return decision_from({**whole, "seq": seq, "article": article})

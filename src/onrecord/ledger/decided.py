"""What was decided, as it is on record: which decisions are in force, and which were taken back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from onrecord.ledger.finding import find_row
from onrecord.ledger.schema import articles, decisions
from onrecord.record import Decision

UNDO = "undo"
"""The kind of a decision that takes one back."""

WITH_ARTICLES = decisions.outerjoin(articles, decisions.c.article_seq == articles.c.seq)


def find_decision(connection: Connection, number: int) -> tuple[Decision, bool] | None:
    """A decision, and whether it is in force; null where there is none of this number."""
    query = select(decisions, articles.c.id.label("article")).select_from(WITH_ARTICLES)
    row = connection.execute(query.where(decisions.c.seq == number)).mappings().first()
    return None if row is None else (decision_from(row), in_force(connection, number))


def in_force(connection: Connection, number: int) -> bool:
    """Whether a decision was not taken back, or what took it back was."""
    by = connection.execute(select(decisions.c.seq).filter_by(undoes=number)).scalar()
    return by is None or not in_force(connection, by)


def list_decisions(
    connection: Connection, *, article: str | None, kind: str | None = None, undone: bool
) -> Iterator[Decision]:
    """The decisions in force, in the order they were made; with `undone` those taken back too, and what did so.

    Of one `kind`, where it is given.
    """
    article_seq = find_row(connection, article)["seq"] if article is not None else None
    found = list_on(connection, article_seq, undone=undone, kinds=() if kind is None else (kind,))
    return (made for made in found if kind is None or made.kind == kind)


def list_on(
    connection: Connection, article_seq: int | None, *, undone: bool = False, kinds: Sequence[str] = ()
) -> Iterator[Decision]:
    """As `list_decisions`, of one article by the number of its row, or of all; of `kinds` alone, if any are given."""
    query = select(decisions, articles.c.id.label("article")).select_from(WITH_ARTICLES).order_by(decisions.c.seq)
    if article_seq is not None:
        query = query.where(decisions.c.article_seq == article_seq)
    if kinds:
        query = query.where(decisions.c.kind.in_((*kinds, UNDO)))
    rows = list(connection.execute(query).mappings())
    undoes = {row["seq"]: row["undoes"] for row in rows if row["undoes"] is not None}
    back: set[int] = set()
    for seq in sorted(undoes, reverse=True):  # from the last: an undo that was itself taken back no longer counts
        if seq not in back:
            back.add(undoes[seq])
    for row in rows:
        if undone or (row["seq"] not in back and row["kind"] != UNDO):
            yield decision_from(row)


def decision_from(row: Mapping[str, Any] | RowMapping) -> Decision:
    """The decision of a row of `decisions` with the id of its article."""
    return Decision(
        number=row["seq"],
        kind=row["kind"],
        who=row["who"],
        at=row["at"],
        why=row["why"],
        article=row["article"],
        target=row["target"],
        value=row["value"].get("value"),
        undoes=row["undoes"],
    )

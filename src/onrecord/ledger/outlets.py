"""The outlets on record, and the newest statements of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select

from onrecord.ledger.folding import whole
from onrecord.ledger.listing import IS_REJECTED, chosen, statements_of
from onrecord.ledger.schema import articles, attributions
from onrecord.record import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet by the name that its first article gives it, and how many articles of it are on record."""

    name: str
    articles: int


def list_outlets(connection: Connection, *, limit: int, skip: int) -> list[Outlet]:
    """The outlets, those with most articles first."""
    # Each place has one first revision: so articles are counted, by the index alone.
    key, first, count = articles.c.outlet_key, func.min(articles.c.seq).label("first"), func.count().label("count")
    query = select(first, count).where(articles.c.revision == 1, key.is_not(None)).group_by(key)
    rows = connection.execute(query.order_by(count.desc(), first).limit(limit).offset(skip))
    counted = [(seq, number) for seq, number in rows]
    named = select(articles.c.seq, articles.c.outlet).where(articles.c.seq.in_([seq for seq, _ in counted]))
    names = {row.seq: row.outlet for row in connection.execute(named)}
    return [Outlet(name=names[seq], articles=number) for seq, number in counted]


def newest_statements(connection: Connection, *, outlet: str | None, limit: int) -> list[Statement]:
    """The statements added last, as people corrected them; of one outlet, those of its articles added last.

    Raises ValueError with a sentence for a name with nothing in it.
    """
    filters: Sequence[ColumnElement[bool]] = [attributions.c.mode == "speech", ~IS_REJECTED]
    if outlet is not None:
        if (key := whole(outlet)) is None:
            raise ValueError(f"the outlet {outlet!r} has nothing in it that could be looked for")
        # So many articles have the statements, or all that they have; the index gives them in this order.
        those = select(articles.c.seq).where(articles.c.outlet_key == key).order_by(articles.c.seq.desc()).limit(limit)
        seqs = connection.execute(those).scalars().all()
        filters = [*filters, attributions.c.article_seq.in_(seqs)]
    query = chosen([attributions.c.seq], filters).order_by(attributions.c.seq.desc()).limit(limit)
    return statements_of(connection, connection.execute(query).scalars().all(), view="corrected")

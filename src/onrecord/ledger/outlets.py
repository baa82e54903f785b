"""The outlets on record, and the newest statements of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from onrecord.ledger.folding import whole
from onrecord.ledger.listing import IS_REJECTED, chosen, statements_of
from onrecord.ledger.paging import no_mark
from onrecord.ledger.schema import articles, attributions, readings
from onrecord.record import Statement

_AT_ONCE = 25  # articles


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet by the name that its first article gives it, and how many articles of it are on record."""

    name: str
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletPage:
    """Some outlets of a list. `next` is the mark of the page after, and null on the last one."""

    outlets: tuple[Outlet, ...]
    next: str | None


_MARK = re.compile(r"(\d{1,18})\.(\d{1,18})\.(\d{1,18})", re.ASCII)


def outlet_page(connection: Connection, *, limit: int, page: str | None) -> OutletPage:
    """A page of the outlets, those with most articles first.

    Counted are the articles that were there when the first page was asked for: a mark names the last of these, so that
    what is added meanwhile shifts no page. Raises ValueError with a sentence for a mark that cannot be.
    """
    found = None if page is None else _MARK.fullmatch(page)
    if page is not None and found is None:
        raise no_mark(page)
    key, first, count = articles.c.outlet_key, func.min(articles.c.seq).label("first"), func.count().label("count")
    last = int(found[1]) if found else connection.execute(select(func.max(articles.c.seq))).scalar() or 0
    # Each place has one first revision: so articles are counted, by the index alone.
    query = select(first, count).where(articles.c.revision == 1, key.is_not(None), articles.c.seq <= last)
    query = query.group_by(key).order_by(count.desc(), first)
    if found is not None:
        after, at = int(found[2]), int(found[3])
        query = query.having(or_(count < after, and_(count == after, first > at)))
    rows = [(seq, number) for seq, number in connection.execute(query.limit(limit + 1))]
    shown = rows[:limit]
    named = select(articles.c.seq, articles.c.outlet).where(articles.c.seq.in_([seq for seq, _ in shown]))
    names = {row.seq: row.outlet for row in connection.execute(named)}
    return OutletPage(
        outlets=tuple(Outlet(name=names[seq], articles=number) for seq, number in shown),
        next=f"{last}.{shown[-1][1]}.{shown[-1][0]}" if len(rows) > limit else None,
    )


def newest_statements(connection: Connection, *, outlet: str | None, limit: int) -> list[Statement]:
    """The statements added last, as people corrected them; of one outlet, those of its articles added last.

    Raises ValueError with a sentence for a name with nothing in it.
    """
    if outlet is not None:
        if (key := whole(outlet)) is None:
            raise ValueError(f"the outlet {outlet!r} has nothing in it that could be looked for")
        seqs: Sequence[int] = _newest_of(connection, key, limit)
    else:
        seqs = connection.execute(_newest([]).limit(limit)).scalars().all()
    return statements_of(connection, seqs, view="corrected")


def _newest_of(connection: Connection, key: str, limit: int) -> list[int]:
    """The rows of an outlet's statements added last, some articles at a time: the index gives these in their order."""
    those = select(articles.c.seq).where(articles.c.outlet_key == key).order_by(articles.c.seq.desc())
    found: list[int] = []
    at = 0
    while len(found) < limit:
        seqs = connection.execute(those.limit(_AT_ONCE).offset(at)).scalars().all()
        if not seqs:
            break
        found += connection.execute(_newest([readings.c.article_seq.in_(seqs)])).scalars()
        at += _AT_ONCE
    return found[:limit]


def _newest(filters: Sequence[ColumnElement[bool]]) -> Select[Any]:
    passing = [attributions.c.mode == "speech", ~IS_REJECTED, *filters]
    return chosen([attributions.c.seq], passing).order_by(attributions.c.seq.desc())

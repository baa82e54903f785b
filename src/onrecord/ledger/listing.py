"""What is on record, as the lists that people ask for: statements, filtered, in the order they were said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from heapq import merge
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Date,
    RowMapping,
    Select,
    and_,
    exists,
    false,
    func,
    literal,
    or_,
    select,
    tuple_,
)

from onrecord.ledger.filters import first_day, spoken_by
from onrecord.ledger.folding import whole
from onrecord.ledger.index import Phrase, few_matches
from onrecord.ledger.schema import articles, attributions, corrected, figures, readings, redactions
from onrecord.record import Carrier, Statement, View, attribution_from
from onrecord.words import carried_by

AT_ONCE = 500  # rows held in memory while a list is read
FIRST_PAGE = 50
# To look up and sort so many rows takes about as long as to go through a million in order until a page is full, if so
# many of them fit (benchmarks/ledger.py).
_FEW = 5000


Key = tuple[bool, date | None, int, int]
"""What lists of statements are sorted by: without a date, the first day of the date, the article's row, the number."""


def list_statements(
    connection: Connection,
    filters: Sequence[ColumnElement[bool]],
    narrowed: Sequence[Phrase] = (),
    *,
    actor: int | None = None,
    since: str | None = None,
    outlet: str | None = None,
    among_corrected: Sequence[ColumnElement[bool]] | None = None,
    after: Key | None = None,
    at_once: int = AT_ONCE,
) -> Iterator[tuple[Key, Statement]]:
    """The statements that pass `filters`, by date, then article, then number; those without a date come last.

    Each has the key that it is sorted by; `after` leaves out those up to this key. `at_once` rows are fetched at a
    time.

    `narrowed` are phrases that all of them have, `actor` the number of whom all are by, `outlet` and `since` those of
    the filters. Where few rows fit they are looked up; where many do, it is quicker to go through the rows in the order
    of the list, since the reader soon has a page.

    `among_corrected` are the filters on what people corrected, which then stands in the place of what was read; without
    them, what was read is listed.
    """
    few, first = looked_up(connection, narrowed, actor, outlet), first_day(since)
    if among_corrected is None:
        return _as_read(connection, filters, few, first, after, at_once)
    machine = _as_read(connection, [*filters, ~IS_CORRECTED], few, first, after, at_once)
    return merge(_as_corrected(connection, among_corrected, after), machine, key=itemgetter(0))


def _as_read(
    connection: Connection,
    filters: Sequence[ColumnElement[bool]],
    few_fit: Sequence[ColumnElement[bool]] | None,
    since: date | None,
    after: Key | None,
    at_once: int,
) -> Iterator[tuple[Key, Statement]]:
    dated, article, number = (attributions.c[name] for name in ("dated_first", "article_seq", "number"))
    with_date: list[ColumnElement[bool]] = [dated.is_not(None)]
    without_date: list[ColumnElement[bool]] = [dated.is_(None)]
    if after is not None and after[1] is None:
        with_date.append(false())
        without_date.append(tuple_(article, number) > tuple_(*after[2:]))
    elif after is not None:
        with_date.append(tuple_(dated, article, number) > tuple_(literal(after[1], Date), *after[2:]))
    if few_fit is not None:
        # The order first, from one table alone; filters and the rest are looked up as the list is read.
        few = select(attributions.c.seq).where(*few_fit, or_(and_(*with_date), and_(*without_date)))
        found = connection.execute(few.order_by(dated.is_(None), dated, article, number)).scalars().all()
        for at, size in _portions(len(found)):
            seqs = list(found[at : at + size])
            rows = connection.execute(chosen(_STATEMENT, [attributions.c.seq.in_(seqs), *filters])).mappings()
            by_seq = {row["seq"]: row for row in rows}
            yield from ((_key(by_seq[seq]), _statement(by_seq[seq])) for seq in seqs if seq in by_seq)
        return
    dated_parts = [with_date]
    if since is not None:
        # What began before that day and lasts until it has an index of its own; the rest begins there.
        dated_parts = [[*with_date, dated < since, dated < attributions.c.dated_last], [*with_date, dated >= since]]
    # Two queries rather than NULLS LAST, so that the index gives the order and nothing has to be sorted.
    query = chosen(_STATEMENT, filters)
    parts = [query.where(*part).order_by(dated, article, number) for part in dated_parts]
    if since is None:
        parts.append(query.where(*without_date).order_by(article, number))
    for part in parts:
        with connection.execution_options(yield_per=at_once).execute(part) as rows_read:
            for row in rows_read.mappings():
                yield _key(row), _statement(row)


def looked_up(
    connection: Connection, narrowed: Sequence[Phrase], actor: int | None = None, outlet: str | None = None
) -> list[ColumnElement[bool]] | None:
    """The attributions that have all of `narrowed`, or are by `actor` or of `outlet`, in SQL.

    Null where they are many, or all.
    """
    if actor is not None:
        said = select(func.sum(figures.c.statements)).where(figures.c.actor == actor)
        if (connection.execute(said).scalar() or 0) <= _FEW:
            return [attributions.c.seq.in_(spoken_by(actor))]
    if narrowed and (seqs := few_matches(connection, narrowed, most=_FEW)) is not None:
        return [attributions.c.seq.in_(seqs)]
    if outlet is not None and len(carried := _carried_by(connection, outlet)) <= _FEW:
        return [attributions.c.seq.in_(carried)]
    return None


def _carried_by(connection: Connection, outlet: str) -> Sequence[int]:
    """The attributions in the articles of an outlet, one more than are few at most."""
    those = select(articles.c.seq).where(articles.c.outlet_key == whole(outlet)).limit(_FEW + 1)
    seqs = connection.execute(those).scalars().all()
    if len(seqs) > _FEW:
        return seqs
    found = select(attributions.c.seq).join(readings, attributions.c.reading_seq == readings.c.seq)
    return connection.execute(found.where(readings.c.article_seq.in_(seqs)).limit(_FEW + 1)).scalars().all()


def _as_corrected(
    connection: Connection, filters: Sequence[ColumnElement[bool]], after: Key | None
) -> Iterator[tuple[Key, Statement]]:
    """They are few: all are read at once."""
    rows = connection.execute(chosen_corrected(_CORRECTED_STATEMENT, filters)).mappings()
    keyed = sorted(((_key(row), row) for row in rows), key=itemgetter(0))
    yield from ((key, _statement(row)) for key, row in keyed if after is None or key > after)


def _key(row: RowMapping) -> Key:
    """What lists are sorted by; no two rows have the same."""
    return row["dated_first"] is None, row["dated_first"], row["article_seq"], row["number"]


def statements_of(connection: Connection, seqs: Sequence[int], *, view: View = "machine") -> list[Statement]:
    """The statements of these rows of `attributions` that lists show, in this order."""
    rows = list(connection.execute(chosen(_STATEMENT, [attributions.c.seq.in_(seqs)])).mappings())
    if view == "corrected":  # these go last, and so in the place of what was read
        rows += connection.execute(chosen_corrected(_CORRECTED_STATEMENT, [corrected.c.seq.in_(seqs)])).mappings()
    found = {row["seq"]: _statement(row) for row in rows}
    return [found[seq] for seq in seqs if seq in found]


def statements_keyed(connection: Connection, seqs: Sequence[int], *, view: View) -> list[tuple[Key, Statement]]:
    """Those of these rows of `attributions` that lists show in a view, each with what lists are sorted by."""
    as_read = [attributions.c.seq.in_(seqs), *([~IS_CORRECTED] if view == "corrected" else [])]
    rows = list(connection.execute(chosen(_STATEMENT, as_read)).mappings())
    if view == "corrected":
        rows += connection.execute(chosen_corrected(_CORRECTED_STATEMENT, [corrected.c.seq.in_(seqs)])).mappings()
    return [(_key(row), _statement(row)) for row in rows]


def keys_passing(
    connection: Connection,
    seqs: Sequence[int],
    filters: Sequence[ColumnElement[bool]],
    among_corrected: Sequence[ColumnElement[bool]] | None,
) -> Iterator[tuple[int, Key]]:
    """Those of these rows of `attributions` that lists show and that pass, each with what lists are sorted by."""
    columns = ("seq", "dated_first", "article_seq", "number")
    as_read = chosen([attributions.c[name] for name in columns], [attributions.c.seq.in_(seqs), *filters])
    rows = list(connection.execute(as_read).mappings())
    if among_corrected is not None:
        of_corrected = [corrected.c.seq.in_(seqs), *among_corrected]
        query = chosen_corrected([corrected.c[name] for name in columns], of_corrected)
        rows += connection.execute(query).mappings()
    return ((row["seq"], _key(row)) for row in rows)


def chosen_corrected(columns: Sequence[ColumnElement[Any]], filters: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """Selects columns of what people corrected and did not reject, of those that lists show and pass `filters`."""
    joined = corrected.join(articles, corrected.c.article_seq == articles.c.seq)
    return select(*columns).select_from(joined).where(LATEST, corrected.c.state != "rejected", *filters)


def chosen(columns: Sequence[Column[Any]], filters: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """Selects columns of the attributions that lists show, of those that pass `filters`."""
    return select(*columns).select_from(_CURRENT).where(LATEST, NEWEST, ~REMOVED, *filters)


def _portions(count: int) -> Iterator[tuple[int, int]]:
    """Where to start and how many to fetch: few at first, for who reads one page only."""
    at, size = 0, FIRST_PAGE
    while at < count:
        yield at, size
        at, size = at + size, AT_ONCE


_later_article = articles.alias("later_article")
_later_reading = readings.alias("later_reading")

_CURRENT = attributions.join(readings, attributions.c.reading_seq == readings.c.seq).join(
    articles, readings.c.article_seq == articles.c.seq
)
# Only the latest revision at a place is listed, and of it only the newest reading.
LATEST = ~exists().where(
    and_(_later_article.c.place == articles.c.place, _later_article.c.revision > articles.c.revision)
).correlate(articles)
NEWEST = ~exists().where(
    and_(_later_reading.c.article_seq == readings.c.article_seq, _later_reading.c.seq > readings.c.seq)
).correlate(readings)
REMOVED = exists().where(redactions.c.article_seq == articles.c.seq).correlate(articles)

# Whether people decided on an attribution, or on what it stands in.
IS_CORRECTED = exists().where(corrected.c.seq == attributions.c.seq).correlate(attributions)
IS_REJECTED = (
    exists().where(corrected.c.seq == attributions.c.seq, corrected.c.state == "rejected").correlate(attributions)
)

_OWN = ("seq", "article_seq", "number", "dated_first", "cue", "content", "body")
_ARTICLES = [articles.c[name] for name in ("id", "outlet", "title", "url", "published_value")]
_STATEMENT = [*(attributions.c[name] for name in _OWN), *_ARTICLES]
_CORRECTED_STATEMENT = [*(corrected.c[name] for name in (*_OWN, "state")), *_ARTICLES]


def _statement(row: RowMapping) -> Statement:
    item = attribution_from(row["body"])
    carrier = Carrier(
        article=row["id"],
        attribution=item.id,
        outlet=row["outlet"],
        title=row["title"],
        url=row["url"],
        published=row["published_value"],
        cue=row["cue"],
        content=row["content"],
        spans=item.content,
        chain=item.chain,
        confidence=item.confidence,
    )
    state = row.get("state")
    return carried_by(carrier, item, id=f"s{row['seq']}", review=state if state in ("accepted", "corrected") else None)

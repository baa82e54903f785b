"""What is on record, as the lists that people ask for: statements, filtered, in the order they were said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, RowMapping, Select, and_, exists, func, select

from onrecord.edtf import bounds
from onrecord.ledger.folding import fold, whole, words
from onrecord.ledger.index import Phrase, matches
from onrecord.ledger.schema import articles, attributions, readings, redactions
from onrecord.record import Carrier, Statement, attribution_from

LONGEST_FILTER = 1000  # characters; SQLite refuses patterns of 50,000
_AT_ONCE = 500  # rows held in memory while a list is read
_FIRST_PAGE = 50
# To look up and sort so many rows takes about as long as to go through a million in order until a page is full, if so
# many of them fit (benchmarks/ledger.py).
_FEW = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One article on record, at its latest revision; `attributions` counts those of its newest reading.

    `removed`: its text was removed by law or request."""

    id: str
    given_id: str | None
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    revision: int
    model: str
    attributions: int
    added_at: str
    removed: bool = False


def conditions(
    *,
    speaker: str | None,
    party: str | None,
    text: str | None,
    since: str | None,
    until: str | None,
    outlet: str | None,
    thoughts: bool,
) -> list[ColumnElement[bool]]:
    """The filters of `Ledger.statements` in SQL. Raises ValueError with a sentence for one that cannot be."""
    found: list[ColumnElement[bool]] = []
    if speaker is not None:
        name = _given("speaker", speaker, words(speaker))
        found.append(attributions.c.speaker_key.contains(name, autoescape=True))
    if party is not None:
        found.append(attributions.c.party_key == _given("party", party, whole(party)))
    if outlet is not None:
        found.append(articles.c.outlet_key == _given("outlet", outlet, whole(outlet)))
    if text is not None:
        found.append(attributions.c.content_key.contains(_given("text", text, fold(text)), autoescape=True))
    first = _day("since", since, 0)
    last = _day("until", until, 1)
    if first and last and first > last:
        raise ValueError(f"no day is both since {since} and until {until}: exchange the two")
    if first:
        found.append(attributions.c.dated_last >= first)
    if last:
        found.append(attributions.c.dated_first <= last)
    if not thoughts:
        found.append(attributions.c.mode == "speech")
    return found


def list_statements(
    connection: Connection, filters: Sequence[ColumnElement[bool]], narrowed: Sequence[Phrase] = ()
) -> Iterator[Statement]:
    """The statements that pass `filters`, by date, then article, then number; those without a date come last.

    `narrowed` are phrases that all of them have. Where few rows have them they are looked up; where many do, it is
    quicker to go through the rows in the order of the list, since the reader soon has a page of them.
    """
    dated, article, number = (attributions.c[name] for name in ("dated_first", "article_seq", "number"))
    few_fit = looked_up(connection, narrowed)
    if few_fit is not None:
        # The order first, from one table alone; filters and the rest are looked up as the list is read.
        few = select(attributions.c.seq).where(*few_fit)
        found = connection.execute(few.order_by(dated.is_(None), dated, article, number)).scalars().all()
        for at, size in _portions(len(found)):
            yield from statements_of(connection, found[at : at + size], filters)
        return
    query = chosen(_STATEMENT, filters)
    # Two queries rather than NULLS LAST, so that the index gives the order and nothing has to be sorted.
    for part in (
        query.where(dated.is_not(None)).order_by(dated, article, number),
        query.where(dated.is_(None)).order_by(article, number),
    ):
        with connection.execution_options(yield_per=_AT_ONCE).execute(part) as rows:
            for row in rows.mappings():
                yield _statement(row)


def looked_up(connection: Connection, narrowed: Sequence[Phrase]) -> list[ColumnElement[bool]] | None:
    """The attributions that have all of `narrowed`, in SQL; null where there are many, or nothing was asked for."""
    if not narrowed or len(seqs := matches(connection, narrowed, most=_FEW + 1)) > _FEW:
        return None
    return [attributions.c.seq.in_(seqs)]


def statements_of(
    connection: Connection, seqs: Sequence[int], filters: Sequence[ColumnElement[bool]] = ()
) -> list[Statement]:
    """The statements of these rows of `attributions` that lists show and that pass `filters`, in this order."""
    rows = connection.execute(chosen(_STATEMENT, [attributions.c.seq.in_(seqs), *filters])).mappings()
    found = {row["seq"]: _statement(row) for row in rows}
    return [found[seq] for seq in seqs if seq in found]


def chosen(columns: Sequence[Column[Any]], filters: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """Selects columns of the attributions that lists show, of those that pass `filters`."""
    return select(*columns).select_from(_CURRENT).where(LATEST, NEWEST, ~_REMOVED, *filters)


def _portions(count: int) -> Iterator[tuple[int, int]]:
    """Where to start and how many to fetch: few at first, for who reads one page only."""
    at, size = 0, _FIRST_PAGE
    while at < count:
        yield at, size
        at, size = at + size, _AT_ONCE


def list_articles(connection: Connection) -> Iterator[Listed]:
    """The latest revision of every article on record, in the order they were added."""
    names = ("id", "given_id", "url", "outlet", "title", "revision", "added_at")
    count = (
        select(func.count()).where(attributions.c.reading_seq == readings.c.seq).correlate(readings).scalar_subquery()
    )
    query = (
        select(
            *(articles.c[name] for name in names),
            articles.c.published_value.label("published"),
            readings.c.model,
            count.label("attributions"),
            _REMOVED.label("removed"),
        )
        .join_from(articles, readings)
        .where(LATEST, NEWEST)
        .order_by(articles.c.seq)
    )
    with connection.execution_options(yield_per=_AT_ONCE).execute(query) as rows:
        for row in rows.mappings():
            yield Listed(**row)


def count_all(connection: Connection) -> dict[str, int]:
    """How much is on record: see `Ledger.counts`."""

    def number(query: Select[Any]) -> int:
        return int(connection.execute(query).scalar_one())

    current = select(func.count()).select_from(_CURRENT).where(LATEST, NEWEST, ~_REMOVED)
    rows = number(select(func.count()).select_from(articles))
    latest = number(select(func.count()).select_from(articles).where(LATEST))
    named = (
        select(func.count(attributions.c.speaker_key.distinct())).select_from(_CURRENT).where(LATEST, NEWEST, ~_REMOVED)
    )
    return {
        "articles": latest,
        "revisions": rows - latest,
        "readings": number(select(func.count()).select_from(readings)),
        "attributions": number(select(func.count()).select_from(attributions)),
        "statements": number(current),
        "speakers": number(named),
        "outlets": number(select(func.count(articles.c.outlet_key.distinct())).where(LATEST)),
    }


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
_REMOVED = exists().where(redactions.c.article_seq == articles.c.seq).correlate(articles)

_STATEMENT = [
    *(attributions.c[name] for name in ("seq", "cue", "content", "body")),
    *(articles.c[name] for name in ("id", "outlet", "title", "url", "published_value")),
]


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
    return Statement(
        id=f"s{row['seq']}",
        speaker=item.speaker,
        content=row["content"],
        kind=item.kind,
        mode=item.mode,
        negated=item.negated,
        said_on=item.said_on.value if item.said_on else None,
        act=item.act,
        plover=item.plover,
        carriers=(carrier,),
    )


def _given(option: str, value: str, folded: str | None) -> str:
    if not folded:
        raise ValueError(f"the {option} {value!r} has nothing in it that could be looked for")
    if len(value) > LONGEST_FILTER:
        raise ValueError(f"the {option} to look for is longer than {LONGEST_FILTER} characters: give a part of it")
    return folded


def _day(option: str, value: str | None, end: int) -> Any:
    try:
        return None if value is None else bounds(value)[end]
    except ValueError as problem:
        raise ValueError(f"{option}: {problem}") from problem

"""The articles on record, each at its latest revision, in the order they were added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select

from onrecord.ledger.listing import AT_ONCE, LATEST, NEWEST, REMOVED
from onrecord.ledger.schema import articles, attributions, readings


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


def list_articles(
    connection: Connection,
    filters: Sequence[ColumnElement[bool]] = (),
    *,
    at_once: int = AT_ONCE,
    newest_first: bool = False,
) -> Iterator[tuple[int, Listed]]:
    """The latest revision of every article on record that passes `filters`, in the order they were added, or with
    `newest_first` the other way round.

    Each has the number of its row. `at_once` are fetched at a time.
    """
    names = ("id", "given_id", "url", "outlet", "title", "revision", "added_at")
    count = (
        select(func.count()).where(attributions.c.reading_seq == readings.c.seq).correlate(readings).scalar_subquery()
    )
    query = (
        select(
            articles.c.seq,
            *(articles.c[name] for name in names),
            articles.c.published_value.label("published"),
            readings.c.model,
            count.label("attributions"),
            REMOVED.label("removed"),
        )
        .join_from(articles, readings)
        .where(LATEST, NEWEST, *filters)
        .order_by(articles.c.seq.desc() if newest_first else articles.c.seq)
    )
    with connection.execution_options(yield_per=at_once).execute(query) as rows:
        for row in rows.mappings():
            told = dict(row)
            yield told.pop("seq"), Listed(**told)

"""The tables `figures` and `spoken` made anew for all articles at once: some hundred of them at a time.

What comes of it is what `figures.refresh` makes of the articles one after the other, in a small part of the time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, delete, func, insert, select

from onrecord.ledger.figures import IDENTITY, SPEAKING, Identity, identified
from onrecord.ledger.listing import LATEST, REMOVED
from onrecord.ledger.schema import articles, attributions, figures, readings, spoken

AT_ONCE = 500  # articles

Tell = Callable[[int, int], None]
"""Is told of how many articles, of how many, who speaks is known."""


def current_articles() -> Select[Any]:
    """Selects the articles whose speakers count: the latest revision at each place, and none that was removed."""
    return select(articles.c.seq).where(LATEST, ~REMOVED).order_by(articles.c.seq)


def fill(connection: Connection, *, tell: Tell = lambda done, total: None) -> None:
    """Make both tables if they are empty: a migration that changes what stands in them empties them."""
    if connection.execute(select(spoken.c.seq).limit(1)).first() is None:
        refresh_all(connection, tell=tell)


def refresh_all(connection: Connection, *, tell: Tell = lambda done, total: None) -> None:
    """Make both tables anew."""
    connection.execute(delete(spoken))
    connection.execute(delete(figures))
    seqs = connection.execute(current_articles()).scalars().all()
    known: dict[Identity, dict[str, Any]] = {}
    last = 0
    for at in range(0, len(seqs), AT_ONCE):
        tell(at, len(seqs))
        last = _fill_some(connection, seqs[at : at + AT_ONCE], known, last)
    _insert(connection, known.values())
    if seqs:
        tell(len(seqs), len(seqs))


def _fill_some(
    connection: Connection, article_seqs: Sequence[int], known: dict[Identity, dict[str, Any]], last: int
) -> int:
    """Add what is spoken in some articles; the number of the last figure.

    `known` are the figures that other articles may have too, to be inserted with their counts at the end.
    """
    own: list[dict[str, Any]] = []
    said: list[dict[str, Any]] = []
    for article_seq, rows in groupby(speaking(connection, article_seqs), key=itemgetter("article_seq")):
        here: dict[Identity, dict[str, Any]] = {}
        for identity, row in identified(article_seq, rows):
            of = here if identity[-1] else known
            figure = of.get(identity)
            if figure is None:
                last += 1
                figure = {**dict(zip(IDENTITY, identity, strict=True)), "name": row["name"], "party": row["party"]}
                figure |= {"seq": last, "statements": 0, "joined_by": 0}
                of[identity] = figure
            figure["statements"] += 1
            said.append(
                {
                    "seq": row["seq"],
                    "figure": figure["seq"],
                    "dated_first": row["dated_first"],
                    "article_seq": article_seq,
                }
            )
        own += here.values()
    _insert(connection, own)
    if said:
        connection.execute(insert(spoken), said)
    return last


def speaking(connection: Connection, article_seqs: Sequence[int]) -> Iterator[RowMapping]:
    """The attributions of the newest readings of some articles, article by article, in their order."""
    newest = (
        select(func.max(readings.c.seq))
        .where(readings.c.article_seq.in_(article_seqs))
        .group_by(readings.c.article_seq)
    )
    query = SPEAKING.where(attributions.c.reading_seq.in_(newest))
    yield from connection.execute(query.order_by(attributions.c.article_seq, attributions.c.number)).mappings()


def _insert(connection: Connection, rows: Iterable[dict[str, Any]]) -> None:
    found = list(rows)
    for at in range(0, len(found), 10 * AT_ONCE):
        connection.execute(insert(figures), found[at : at + 10 * AT_ONCE])

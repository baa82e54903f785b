"""How much is on record, counted by what is kept anyway, and not by going through all that lists show.

Rows are numbered without a gap and never removed, so the last number of a table tells how many it has; what lists leave
out (older revisions and readings, removed texts, rejected statements) is less, or is found by an index.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, Table, exists, func, or_, select, union

from onrecord.ledger.listing import LATEST
from onrecord.ledger.schema import articles, attributions, clusters, corrected, figures, readings, redactions


def count_all(connection: Connection) -> dict[str, int]:
    """How much is on record: see `Ledger.counts`."""

    def number(query: Select[Any]) -> int:
        return int(connection.execute(query).scalar() or 0)

    def rows(table: Table) -> int:
        return number(select(func.max(table.c.seq)))

    hidden, rejected = _hidden(), _rejected()
    # Each place has one first revision, and one latest.
    places = number(select(func.count()).select_from(articles).where(articles.c.revision == 1))
    left_out = number(select(func.count()).select_from(attributions).where(attributions.c.reading_seq.in_(hidden)))
    turned_down = number(select(func.count()).select_from(rejected.subquery()))
    # A cluster has one row that bears its own number; all others are of statements that are listed once already, but
    # for those that lists leave out.
    members = number(select(func.count()).select_from(clusters))
    whole = number(select(func.count()).select_from(clusters).where(clusters.c.seq == clusters.c.statement))
    doubled = members - whole
    if left_out or turned_down:
        doubled -= _left_out_of_clusters(connection, hidden, rejected)
    return {
        "articles": places,
        "revisions": rows(articles) - places,
        "readings": rows(readings),
        "attributions": rows(attributions),
        "statements": rows(attributions) - left_out - turned_down - doubled,
        "speakers": number(select(func.count(figures.c.name_key.distinct()))),
        "outlets": number(select(func.count(articles.c.outlet_key.distinct())).where(articles.c.revision == 1)),
    }


def _hidden() -> Select[Any]:
    """The readings that lists leave out: of removed texts and older revisions, and those with a newer one."""
    last = (
        select(articles.c.place, func.max(articles.c.revision).label("revision"))
        .where(articles.c.revision > 1)
        .group_by(articles.c.place)
        .subquery()
    )
    older = select(articles.c.seq).join(last, articles.c.place == last.c.place)
    gone = union(older.where(articles.c.revision < last.c.revision), select(redactions.c.article_seq)).subquery()
    newest = (
        select(readings.c.article_seq, func.max(readings.c.seq).label("seq"))
        .group_by(readings.c.article_seq)
        .having(func.count() > 1)
        .subquery()
    )
    superseded = select(readings.c.seq).join(newest, readings.c.article_seq == newest.c.article_seq)
    found = union(
        select(readings.c.seq).where(readings.c.article_seq.in_(select(gone.c.seq))),
        superseded.where(readings.c.seq < newest.c.seq),
    ).subquery()
    return select(found.c.seq)


def _rejected() -> Select[Any]:
    """The attributions that people rejected, of those that lists would show."""
    joined = corrected.join(articles, corrected.c.article_seq == articles.c.seq)
    return select(corrected.c.seq).select_from(joined).where(LATEST, corrected.c.state == "rejected")


def _left_out_of_clusters(connection: Connection, hidden: Select[Any], rejected: Select[Any]) -> int:
    """How many members of clusters lists leave out, but for one of each cluster of which nothing is left."""
    theirs = exists().where(attributions.c.seq == clusters.c.seq, attributions.c.reading_seq.in_(hidden))
    gone = (
        select(clusters.c.statement, func.count().label("gone"))
        .where(or_(theirs.correlate(clusters), clusters.c.seq.in_(rejected)))
        .group_by(clusters.c.statement)
        .subquery()
    )
    all_of_it = (
        select(func.count()).select_from(clusters).where(clusters.c.statement == gone.c.statement).scalar_subquery()
    )
    rows = connection.execute(select(gone.c.gone, all_of_it))
    return sum(count if count < members else count - 1 for count, members in rows)

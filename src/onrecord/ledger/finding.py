"""Finding one article by what a user calls it, and giving its record back as it was added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, exists, func, select

from onrecord.ledger.errors import TextRemoved
from onrecord.ledger.schema import articles, attributions, readings, redactions
from onrecord.record import Article, Published, Record, Time, attribution_from

SHORTEST_PREFIX = 4
_HEX = frozenset("0123456789abcdef")
_SHOWN = 5  # candidates that a message lists


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One text at the place of an article: its number there (1, 2, …), its id, and what is known of it.

    `attributions` counts those of its newest reading; `removed`: its text was removed by law or request; `asked`: it is
    the one that was asked for.
    """

    revision: int
    id: str
    title: str | None
    published: str | None
    retrieved: str | None
    added_at: str
    attributions: int
    removed: bool
    asked: bool


def find_revisions(connection: Connection, reference: str) -> list[Revision]:
    """All revisions of the article that `reference` means, the first one first. Raises LookupError as `find_row`."""
    found = find_row(connection, reference)
    newest = select(func.max(readings.c.seq)).where(readings.c.article_seq == articles.c.seq).correlate(articles)
    query = select(
        *(articles.c[name] for name in ("revision", "id", "title", "retrieved", "added_at")),
        articles.c.published_value.label("published"),
        select(func.count())
        .where(attributions.c.reading_seq == newest.scalar_subquery())
        .correlate(articles)
        .scalar_subquery()
        .label("attributions"),
        exists().where(redactions.c.article_seq == articles.c.seq).label("removed"),
        (articles.c.seq == found["seq"]).label("asked"),
    )
    here = articles.c.place == found["place"] if found["place"] else articles.c.seq == found["seq"]
    rows = connection.execute(query.where(here).order_by(articles.c.revision)).mappings()
    return [Revision(**row) for row in rows]


def find_record(
    connection: Connection, reference: str, *, model: str | None = None, revision: int | None = None
) -> Record:
    """The record of the article that `reference` means, as read by `model` or else by the newest reading.

    With `revision`, the one of this number at the article's place.

    Raises LookupError with a sentence if it means none or several, if `model` has not read it, or if it was removed.
    """
    found = find_row(connection, reference)
    if revision is not None and revision != found["revision"]:
        at = select(*_NAMED).where(articles.c.place == found["place"], articles.c.revision == revision)
        other = connection.execute(at).mappings().first() if found["place"] else None
        if other is None:
            raise LookupError(f"there is no revision {revision} of {reference!r} on record")
        found = other
    _refuse_removed(connection, found)
    if (
        model is not None
        and not connection.execute(select(readings.c.seq).filter_by(article_seq=found["seq"], model=model)).first()
    ):
        raise LookupError(f"the model {model!r} has not read {reference!r}")
    return read_record(connection, found["seq"], model=model)


def find_standing(connection: Connection, reference: str) -> RowMapping:
    """As `find_row`; raises LookupError with a sentence too where the text was removed."""
    found = find_row(connection, reference)
    _refuse_removed(connection, found)
    return found


def _refuse_removed(connection: Connection, found: RowMapping) -> None:
    removed = connection.execute(select(redactions).filter_by(article_seq=found["seq"])).mappings().first()
    if removed is not None:
        when = f"on {removed['at'][:10]} by {removed['who']}"
        raise TextRemoved(f"the text of {found['id']} was removed {when}, because: {removed['why']}")


def newest_reading(article_seq: int, *, model: str | None = None) -> Select[Any]:
    """Selects the number of an article's newest reading, or of `model`'s."""
    query = select(readings.c.seq).where(readings.c.article_seq == article_seq)
    if model is not None:
        query = query.where(readings.c.model == model)
    return query.order_by(readings.c.seq.desc()).limit(1)


def read_record(connection: Connection, article_seq: int, *, model: str | None = None) -> Record:
    """The record of an article that is there, by its newest reading or by `model`'s, which must be there too."""
    article = connection.execute(select(articles).where(articles.c.seq == article_seq)).mappings().one()
    newest = newest_reading(article_seq, model=model).scalar_subquery()
    reading = connection.execute(select(readings).where(readings.c.seq == newest)).mappings().one()
    bodies = connection.execute(
        select(attributions.c.body).filter_by(reading_seq=reading["seq"]).order_by(attributions.c.number)
    ).scalars()
    return Record(
        article=article_from(article),
        model=reading["model"],
        attributions=tuple(attribution_from(body) for body in bodies),
        times=tuple(Time(span=(item["span"][0], item["span"][1]), value=item["value"]) for item in reading["times"]),
    )


def statement_ids(connection: Connection, article_seq: int) -> dict[str, str]:
    """The statements' ids (s12) of the attributions in an article's newest reading, by the attributions' own (a3)."""
    newest = newest_reading(article_seq).scalar_subquery()
    query = select(attributions.c.body, attributions.c.seq).where(attributions.c.reading_seq == newest)
    return {body["id"]: f"s{seq}" for body, seq in connection.execute(query)}


_NAMED = [articles.c[name] for name in ("seq", "id", "place", "revision", "outlet", "title", "published_value")]


def article_from(row: RowMapping) -> Article:
    return Article(
        **{name: row[name] for name in ("url", "outlet", "title", "byline", "language", "retrieved", "text")},
        id=row["given_id"] or row["id"],
        published=Published(value=row["published_value"], certainty=row["published_certainty"]),
    )


def find_row(connection: Connection, reference: str) -> RowMapping:
    """The row that `reference` means: an id, else a caller's id, else a url, else the beginning of an id.

    Of several revisions that fit, the latest.
    """
    beginning = reference.lower()
    # What may be meant, and the column that tells different articles apart.
    meanings: list[tuple[ColumnElement[bool], str]] = [
        (articles.c.given_id == reference, "place"),
        (articles.c.place == Article(text="", url=reference).place, "place"),
    ]
    if len(beginning) >= SHORTEST_PREFIX and _HEX.issuperset(beginning):
        meanings.insert(0, (articles.c.id == beginning, "id"))
        # "g" follows the last hexadecimal digit; a range uses the index where LIKE may not.
        meanings.append(((articles.c.id >= beginning) & (articles.c.id < beginning + "g"), "id"))
    for condition, column in meanings:
        query = select(*_NAMED).where(condition).order_by(articles.c.seq.desc())
        different: dict[str, RowMapping] = {}
        for row in connection.execute(query).mappings():
            different.setdefault(row[column] or row["id"], row)
            if len(different) > _SHOWN:
                break
        if len(different) == 1:
            return next(iter(different.values()))
        if different:
            raise LookupError(_ambiguous(reference, list(different.values())))
    raise LookupError(
        f"no article on record is called {reference!r}: "
        f"give its id, the first {SHORTEST_PREFIX} characters of it or more, or its url"
    )


def texts_of(connection: Connection, identity: str) -> list[RowMapping]:
    """The rows of the article `identity`: one for each time that its text stood at its place."""
    query = (
        select(articles.c.seq, articles.c.title, redactions.c.seq.is_not(None).label("removed"))
        .select_from(articles.outerjoin(redactions, redactions.c.article_seq == articles.c.seq))
        .where(articles.c.id == identity)
        .order_by(articles.c.revision)
    )
    return list(connection.execute(query).mappings())


def _ambiguous(reference: str, rows: Sequence[RowMapping]) -> str:
    lines = []
    for row in rows[:_SHOWN]:
        told = [str(row[name]) for name in ("title", "outlet", "published_value") if row[name]]
        lines.append(row["id"][:12] + (f" ({', '.join(told)})" if told else ""))
    more = " and others" if len(rows) > _SHOWN else ""
    return f"{reference!r} may be any of {'; '.join(lines)}{more}: give more of the id"

"""Putting one record on record, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Select, func, select

from onrecord.ledger.chain import Adding, now
from onrecord.ledger.index import add_to_index
from onrecord.ledger.rows import article_row, attribution_row, days_of
from onrecord.ledger.schema import articles, attributions, readings, redactions
from onrecord.record import SCHEMA, Record, Time, plain

Outcome = Literal["added", "known", "revision", "reread", "removed", "redacted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What `Ledger.add` did.

    `outcome` is `added` (an article not on record before), `revision` (other text at the place of one on record),
    `reread` (an article on record, which this model had not read), `known` (nothing new; nothing was written) or
    `removed` (its text was removed by `Ledger.redact`, and does not come back; nothing was written). Where ledgers are
    merged it may be `redacted`: its text was removed in the other, and so from this one now.
    `id` is the article's in the ledger (its identity), `previous` that of the revision before a revision's, and
    `attributions` how many are on record from this reading.
    """

    id: str
    outcome: Outcome
    title: str | None
    attributions: int
    previous: str | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A record as rows, all but the numbers that only the ledger knows; made before the lock is taken."""

    article: Mapping[str, Any]
    reading: Mapping[str, Any]
    attributions: list[dict[str, Any]]


def prepare(record: Record) -> Prepared:
    """The rows of a record. Raises ValueError with a sentence if the record does not hold together."""
    record.check()
    at = now()
    published = days_of(record.article.published.value)
    return Prepared(
        article={**article_row(record.article), "added_at": at},
        reading=reading_row(record.model, record.times, at),
        attributions=[
            {"number": number, **attribution_row(item, record.article.text, published)}
            for number, item in enumerate(record.attributions, 1)
        ],
    )


def reading_row(model: str, times: Sequence[Time], at: str) -> dict[str, Any]:
    """The row of a reading, but for its article."""
    return {"model": model, "schema": SCHEMA, "times": [plain(time) for time in times], "added_at": at}


def append(ledger: Adding, rows: Prepared) -> Added:
    """Add what is new of `rows` within a transaction of the ledger."""
    article, title, read = rows.article, rows.article["title"], ledger.connection
    if was_removed(read, article["id"]):
        return Added(id=article["id"], outcome="removed", title=None, attributions=0)
    latest = read.execute(latest_of(article["place"], article["id"])).mappings().first()
    if latest is not None and latest["sha256"] == article["sha256"]:
        on_record = read.execute(
            select(readings.c.seq).filter_by(article_seq=latest["seq"], model=rows.reading["model"])
        ).scalar()
        if on_record is not None:
            count = select(func.count()).select_from(attributions).filter_by(reading_seq=on_record)
            known = read.execute(count).scalar_one()
            return Added(id=latest["id"], outcome="known", title=latest["title"], attributions=known)
        append_reading(ledger, rows, article_seq=latest["seq"])
        return Added(id=latest["id"], outcome="reread", title=latest["title"], attributions=len(rows.attributions))
    revision = latest["revision"] + 1 if latest else 1
    (article_seq,) = ledger.add(articles, [{**article, "revision": revision}])
    append_reading(ledger, rows, article_seq=article_seq)
    return Added(
        id=article["id"],
        outcome="revision" if latest else "added",
        title=title,
        attributions=len(rows.attributions),
        previous=latest["id"] if latest else None,
    )


def append_to(ledger: Adding, rows: Prepared, *, article: str, revision: int) -> Added:
    """Add a reading of an article that is on record, whichever of its revisions it is, if its model had not read it.

    Raises LookupError if there is no such article.
    """
    read = ledger.connection
    found = read.execute(select(articles.c.seq, articles.c.title).filter_by(id=article, revision=revision)).first()
    if found is None or rows.article["id"] != article:
        raise LookupError(f"the article {article} is not on record with this text")
    if was_removed(read, article):
        return Added(id=article, outcome="removed", title=None, attributions=0)
    count = len(rows.attributions)
    before = select(readings.c.seq).filter_by(article_seq=found[0], model=rows.reading["model"])
    if read.execute(before).first():
        return Added(id=article, outcome="known", title=found[1], attributions=count)
    append_reading(ledger, rows, article_seq=found[0])
    return Added(id=article, outcome="reread", title=found[1], attributions=count)


def was_removed(connection: Connection, identity: str) -> bool:
    """Whether the text of this article was removed: what the law took off the record is not put back by a crawler."""
    query = select(redactions.c.seq).join(articles, redactions.c.article_seq == articles.c.seq)
    return connection.execute(query.where(articles.c.id == identity).limit(1)).first() is not None


def latest_of(place: str | None, identity: str) -> Select[Any]:
    """Selects the row of the latest revision at `place`, or of the article `identity` where it has no place."""
    here = articles.c.place == place if place is not None else articles.c.id == identity
    columns = [articles.c[name] for name in ("seq", "id", "revision", "sha256", "title")]
    return select(*columns).where(here).order_by(articles.c.revision.desc()).limit(1)


def append_reading(ledger: Adding, rows: Prepared, *, article_seq: int) -> None:
    """Add a reading with its attributions to an article that is on record."""
    (reading_seq,) = ledger.add(readings, [{**rows.reading, "article_seq": article_seq}])
    links = {"article_seq": article_seq, "reading_seq": reading_seq}
    seqs = ledger.add(attributions, [{**row, **links} for row in rows.attributions])
    add_to_index(ledger.connection, zip(seqs, rows.attributions, strict=True))

"""Putting one record on record, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import Connection, Select, func, select

from onrecord.edtf import bounds
from onrecord.ledger.chain import Adding, now
from onrecord.ledger.folding import fold, whole, words
from onrecord.ledger.index import add_to_index
from onrecord.ledger.schema import articles, attributions, readings, redactions
from onrecord.record import SCHEMA, Article, Attribution, Record, Time, plain

Outcome = Literal["added", "known", "revision", "reread", "removed", "redacted"]

BETWEEN_SPANS = " … "
"""Stands in a statement's content between two spans of it that the text has apart."""


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
        article={**_article_row(record.article), "added_at": at},
        reading=reading_row(record.model, record.times, at),
        attributions=[
            {"number": number, **_attribution_row(item, record.article.text, published)}
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
    (reading_seq,) = ledger.add(readings, [{**rows.reading, "article_seq": article_seq}])
    links = {"article_seq": article_seq, "reading_seq": reading_seq}
    seqs = ledger.add(attributions, [{**row, **links} for row in rows.attributions])
    add_to_index(ledger.connection, zip(seqs, rows.attributions, strict=True))


def _article_row(article: Article) -> dict[str, Any]:
    identity = article.identity
    return {
        "id": identity,
        "given_id": article.id if article.id != identity else None,
        "place": article.place,
        "sha256": article.sha256,
        "url": article.url,
        "outlet": article.outlet,
        "outlet_key": whole(article.outlet),
        "title": article.title,
        "byline": article.byline,
        "language": article.language,
        "published_value": article.published.value,
        "published_certainty": article.published.certainty,
        "retrieved": article.retrieved,
        "text": article.text,
    }


def _attribution_row(item: Attribution, text: str, published: tuple[date, date] | None) -> dict[str, Any]:
    parts = [text[start:end] for start, end in item.content]
    cue = [text[start:end] for start, end in item.cue]
    said_on = item.said_on.value if item.said_on else None
    first, last = days_of(said_on) or published or (None, None)
    return {
        "speaker_name": item.speaker.name,
        "speaker_key": words(item.speaker.name or "") or None,
        "speaker_type": item.speaker.type,
        "speaker_role": item.speaker.role,
        "party": item.speaker.party,
        "party_key": whole(item.speaker.party),
        "kind": item.kind,
        "mode": item.mode,
        "negated": item.negated,
        "act": item.act,
        "said_on": said_on,
        "dated_first": first,
        "dated_last": last,
        "cue": BETWEEN_SPANS.join(cue),
        "content": BETWEEN_SPANS.join(parts),
        "content_key": fold(" ".join(parts)),
        "confidence": item.confidence,
        "body": plain(item),
    }


def days_of(value: str | None) -> tuple[date, date] | None:
    """The first and last day that an EDTF value covers; null where there is none or it is not one we know."""
    try:
        return bounds(value) if value else None
    except ValueError:
        return None

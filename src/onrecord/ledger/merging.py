"""Putting a reading of another ledger on record, so that nothing is doubled however often it is done."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, func, select

from onrecord.ledger.adding import (
    Added,
    Outcome,
    Prepared,
    append,
    append_reading,
    latest_of,
    reading_row,
    was_removed,
)
from onrecord.ledger.chain import Adding, adding
from onrecord.ledger.finding import texts_of
from onrecord.ledger.folding import whole
from onrecord.ledger.redacting import remove, sweep
from onrecord.ledger.removals import Removed, emptied_row
from onrecord.ledger.rows import days_of
from onrecord.ledger.schema import articles, attributions, readings, redactions


def merge(ledger: Adding, rows: Prepared, *, occurrence: int) -> Added:
    """Add what is new of `rows`, whose text stood at its place for the `occurrence`-th time in another ledger.

    A text that has stood there as often here is on record already, whatever came after it, and gets only a reading
    that it lacks. Else it is appended as any other article is (see `append`): the order in which this ledger learnt of
    revisions stays its own. So merging twice adds nothing, and merging two ledgers into each other ends.
    """
    article, read = rows.article, ledger.connection
    here = texts_of(read, article["id"])
    there = here[occurrence - 1] if occurrence <= len(here) else None
    if there is None and not was_removed(read, article["id"]):
        return append(ledger, rows)
    if there is None or there["removed"]:
        return Added(id=article["id"], outcome="removed", title=None, attributions=0)
    reading = _reading_by(read, there["seq"], rows.reading["model"])
    if reading is None:
        append_reading(ledger, rows, article_seq=there["seq"])
        count = len(rows.attributions)
    else:
        held = select(func.count()).select_from(attributions).filter_by(reading_seq=reading)
        count = read.execute(held).scalar_one()
    outcome: Outcome = "reread" if reading is None else "known"
    return Added(id=article["id"], outcome=outcome, title=there["title"], attributions=count)


def merge_removed(engine: Engine, removed: Removed) -> Added:
    """Add a reading without its words, and have the words go that are here; see `Ledger.merge_removed`."""
    with adding(engine, "merge") as ledger:
        added = _merge_removed(ledger, removed)
    if added.outcome == "redacted":
        sweep(engine)
    return added


def _merge_removed(ledger: Adding, removed: Removed) -> Added:
    read, previous = ledger.connection, None
    outcome: Outcome = "removed"
    here = texts_of(read, removed.article)
    there = here[removed.occurrence - 1] if removed.occurrence <= len(here) else None
    latest = read.execute(latest_of(removed.place, removed.article)).mappings().first()
    if there is None and latest is not None and latest["sha256"] == removed.sha256:
        there = here[-1]  # as for a text: going back to it would follow itself
    if there is not None:
        seq = there["seq"]
        if not there["removed"]:
            remove(ledger, seq, why=removed.why, who=removed.who, at=removed.at)
            outcome = "redacted"
    else:
        revision = latest["revision"] + 1 if latest else 1
        outcome, previous = ("revision", latest["id"]) if latest else ("added", None)
        (seq,) = ledger.add(articles, [_article_row(removed, revision, ledger.at)], words=removed.words)
        removal = {name: getattr(removed, name) for name in ("who", "why", "at")}
        ledger.add(redactions, [{**removal, "article_seq": seq, "words": {"articles": {str(seq): removed.words}}}])
    if _reading_by(read, seq, removed.model) is None:
        outcome = "reread" if outcome == "removed" else outcome
        _append_emptied(ledger, removed, article_seq=seq)
    return Added(id=removed.article, outcome=outcome, title=None, attributions=0, previous=previous)


def _reading_by(connection: Connection, article_seq: int, model: str) -> Any:
    return connection.execute(select(readings.c.seq).filter_by(article_seq=article_seq, model=model)).scalar()


def _article_row(removed: Removed, revision: int, at: str) -> dict[str, Any]:
    names = ("given_id", "place", "sha256", "url", "outlet", "language", "retrieved")
    return {
        **{name: getattr(removed, name) for name in names},
        "id": removed.article,
        "revision": revision,
        "outlet_key": whole(removed.outlet),
        "published_value": removed.published.value,
        "published_certainty": removed.published.certainty,
        "title": None,
        "byline": None,
        "text": "",
        "added_at": at,
    }


def _append_emptied(ledger: Adding, removed: Removed, *, article_seq: int) -> None:
    reading = reading_row(removed.model, removed.times, ledger.at)
    (reading_seq,) = ledger.add(readings, [{**reading, "article_seq": article_seq}])
    published = days_of(removed.published.value)
    names = ("speaker_type", "kind", "mode", "negated", "act", "said_on", "confidence")
    rows = []
    for number, item in enumerate(removed.attributions, 1):
        first, last = days_of(item.said_on) or published or (None, None)
        links = {"article_seq": article_seq, "reading_seq": reading_seq, "number": number}
        kept = {name: getattr(item, name) for name in names}
        rows.append(
            {**kept, **links, "dated_first": first, "dated_last": last, **emptied_row("attributions", item.words)}
        )
    ledger.add(attributions, rows)

"""Everything on record in the order it came: each reading of each revision, from which a ledger can be made again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, func, select, true

from onrecord.ledger.choosing import Choice
from onrecord.ledger.corrected import reviewed
from onrecord.ledger.finding import article_from
from onrecord.ledger.listing import LATEST, NEWEST, chosen_corrected
from onrecord.ledger.removals import Removed, emptied_from, removed_from
from onrecord.ledger.reviewed import Reviewed
from onrecord.ledger.schema import articles, attributions, corrected, readings, redactions
from onrecord.record import Record, Time, attribution_from

_AT_ONCE = 50  # readings held in memory, with their texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One reading on record, and where it stands in the history of its place.

    `revision` counts the texts of a place; `occurrence` how often this text has stood there, and is 1 unless the place
    went back to it. `previous` is the id of the revision before. `latest` and `newest` tell whether it is the latest
    revision, and the newest reading of it. `fits` holds the ids of the attributions that pass the filters. `added_at`
    and `read_at` are when the article's row and the reading's were added (UTC, ISO 8601). `reviews` tells which
    attributions people `accepted` or `corrected`, where the view is of what they made of the reading.
    """

    record: Record
    revision: int
    occurrence: int
    previous: str | None
    latest: bool
    newest: bool
    fits: frozenset[str]
    added_at: str
    read_at: str
    reviews: Mapping[str, Literal["accepted", "corrected"]] = field(default_factory=dict)


def list_readings(connection: Connection, choice: Choice) -> Iterator[Reading]:
    """Every reading of the articles chosen, but of texts that were removed, in the order they were added."""
    for entry in list_entries(connection, choice):
        if isinstance(entry, Reading):
            yield entry


def list_entries(connection: Connection, choice: Choice) -> Iterator[Reading | Removed]:
    """Every reading of the articles chosen, removed ones too, in the order they were added."""
    passing = choice.passing(connection)
    query = _query().where(*choice.carrying(passing))
    fits = and_(true(), *passing).label("fits")
    with connection.execution_options(yield_per=_AT_ONCE).execute(query) as rows:
        for some in rows.mappings().partitions():
            numbers = [row["reading_seq"] for row in some]
            said = (
                select(*(attributions.c[name] for name in _SAID), fits)
                .join_from(attributions, articles, attributions.c.article_seq == articles.c.seq)
                .where(attributions.c.reading_seq.in_(numbers))
                .order_by(attributions.c.reading_seq, attributions.c.number)
            )
            items: dict[int, list[RowMapping]] = {number: [] for number in numbers}
            for item in connection.execute(said).mappings():
                items[item["reading_seq"]].append(item)
            stands = _stands(connection, choice, [row["seq"] for row in some])
            for row in some:
                entry = _entry(row, items[row["reading_seq"]])
                if isinstance(entry, Reading) and entry.newest and row["seq"] in stands:
                    found = reviewed(connection, row["seq"])
                    fits_now = entry.fits | stands[row["seq"]]
                    entry = replace(entry, record=found.record, fits=fits_now, reviews=_reviews(found))
                yield entry


def _reviews(found: Reviewed) -> dict[str, Literal["accepted", "corrected"]]:
    return {item.machine.id: item.state for item in found.items if item.state in ("accepted", "corrected")}


def _stands(connection: Connection, choice: Choice, seqs: list[int]) -> dict[int, frozenset[str]]:
    """Of some rows of articles, those whose reading people corrected, where that is wanted; and what of it passes."""
    if choice.among_corrected is None:
        return {}
    touched = select(corrected.c.article_seq).where(corrected.c.article_seq.in_(seqs)).distinct()
    stands: dict[int, set[str]] = {seq: set() for seq in connection.execute(touched).scalars()}
    passing = [corrected.c.article_seq.in_(seqs), *choice.among_corrected]
    for seq, body in connection.execute(chosen_corrected([corrected.c.article_seq, corrected.c.body], passing)):
        stands[seq].add(body["id"])
    return {seq: frozenset(ids) for seq, ids in stands.items()}


_SAID = (
    "seq", "reading_seq", "speaker_type", "kind", "mode", "negated", "act", "said_on", "confidence", "body",
)  # fmt: skip


def _query() -> Select[Any]:
    before = articles.alias("before")
    previous = (
        select(before.c.id)
        .where(before.c.place == articles.c.place, before.c.revision == articles.c.revision - 1)
        .correlate(articles)
        .scalar_subquery()
    )
    return (
        select(
            articles,
            readings.c.seq.label("reading_seq"),
            readings.c.model,
            readings.c.times,
            readings.c.added_at.label("read_at"),
            previous.label("previous"),
            occurrence_of(articles.c).label("occurrence"),
            LATEST.label("latest"),
            NEWEST.label("newest"),
            redactions.c.seq.label("removal"),
            redactions.c.who,
            redactions.c.why,
            redactions.c.at,
            redactions.c.words.label("gone"),
        )
        .select_from(
            readings.join(articles, readings.c.article_seq == articles.c.seq).outerjoin(
                redactions, redactions.c.article_seq == articles.c.seq
            )
        )
        .order_by(readings.c.seq)
    )


def occurrence_of(article: Any) -> ColumnElement[int]:
    """How often a text has stood at its place, up to this row of articles."""
    same = articles.alias("same")
    count = select(func.count()).select_from(same).where(same.c.id == article.id, same.c.revision <= article.revision)
    return count.correlate(articles).scalar_subquery()


def _entry(row: RowMapping, items: list[RowMapping]) -> Reading | Removed:
    times = tuple(Time(span=(item["span"][0], item["span"][1]), value=item["value"]) for item in row["times"])
    if row["removal"] is not None:
        return removed_from(row, [emptied_from(item, row["gone"]) for item in items], times)
    said = [(attribution_from(item["body"]), bool(item["fits"])) for item in items]
    return Reading(
        record=Record(
            article=article_from(row), model=row["model"], attributions=tuple(item for item, _ in said), times=times
        ),
        fits=frozenset(item.id for item, passes in said if passes),
        **{name: row[name] for name in ("revision", "occurrence", "previous", "added_at", "read_at")},
        latest=bool(row["latest"]),
        newest=bool(row["newest"]),
    )

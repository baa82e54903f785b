"""Decisions of people on attributions: finding it, checking what they say of it, and what waits for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, select

from onrecord.ledger.chain import Adding
from onrecord.ledger.corrected import reviewed
from onrecord.ledger.corrections import checked
from onrecord.ledger.decided import list_on
from onrecord.ledger.deciding import add
from onrecord.ledger.errors import TextRemoved
from onrecord.ledger.finding import find_row, newest_reading
from onrecord.ledger.folded import STATEMENT_ID
from onrecord.ledger.index import Phrase
from onrecord.ledger.listing import IS_CORRECTED, chosen, looked_up
from onrecord.ledger.reviewed import CORRECT, VERDICTS, Reviewed, ReviewedItem
from onrecord.ledger.schema import articles, attributions, corrected, decisions, redactions
from onrecord.record import Decision

_AT_ONCE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What one person holds of one attribution: the last of their decisions in force on it, and all their corrections.

    `statement` is the id that lists give it; `values` are null unless the verdict is `correct`.
    """

    article: str
    attribution: str
    statement: str
    who: str
    verdict: str
    values: Mapping[str, Any] | None
    why: str | None
    at: str


def review(
    ledger: Adding, reference: str, verdict: str, *, who: str, why: str | None, values: Mapping[str, Any] | None
) -> Decision:
    """Add a verdict on an attribution. Raises LookupError or ValueError with a sentence; see `Ledger.review`."""
    if verdict not in VERDICTS:
        raise ValueError(f"the verdict {verdict!r} is none of {', '.join(VERDICTS)}")
    if not who.strip():
        raise ValueError("a decision needs somebody who decided")
    if values is not None and verdict != CORRECT:
        raise ValueError(f"only a correction has values, and this is to {verdict}")
    article, found, item = find(ledger.connection, reference)
    value = checked(found.machine, item.now or item.machine, values or {}) if verdict == CORRECT else None
    target = {
        "model": found.machine.model,
        "attribution": item.machine.id,
        "source": [list(span) for span in item.machine.source],
        "content": [list(span) for span in item.machine.content],
    }
    row = {"kind": verdict, "who": who, "why": why or None, "article_seq": article["seq"], "target": target}
    return add(ledger, row, value=value, article=article["id"])


def find(connection: Connection, reference: str) -> tuple[RowMapping, Reviewed, ReviewedItem]:
    """The article, its review and the attribution that `reference` means: s12, or the article's id and its own.

    Raises LookupError with a sentence where it means none that is listed.
    """
    article, id = _parts(connection, reference)
    if connection.execute(select(redactions.c.seq).filter_by(article_seq=article["seq"])).first():
        raise TextRemoved(f"the text of {article['id']} was removed, and nothing more can be decided on it")
    found = reviewed(connection, article["seq"])
    for item in found.items:
        if item.machine.id == id:
            return article, found, item
    ids = ", ".join(item.machine.id for item in found.items) or "none"
    raise LookupError(f"the article {article['id'][:8]} has no attribution {id!r}: it has {ids}")


def _parts(connection: Connection, reference: str) -> tuple[RowMapping, str]:
    """The row of the article, and the id of the attribution in it."""
    if statement := STATEMENT_ID.fullmatch(reference.strip()):
        query = select(attributions.c.article_seq, attributions.c.reading_seq, attributions.c.body)
        row = connection.execute(query.where(attributions.c.seq == int(statement[1]))).mappings().first()
        if row is None:
            raise LookupError(f"there is no statement {reference.strip()} on record")
        article = connection.execute(select(articles).where(articles.c.seq == row["article_seq"])).mappings().one()
        if connection.execute(newest_reading(row["article_seq"])).scalar() != row["reading_seq"]:
            raise LookupError(f"the statement {reference.strip()} is of an earlier reading of {article['id'][:8]}")
        return article, row["body"].get("id", "")
    name, _, id = reference.strip().rpartition(" ")
    if not name:
        raise LookupError(
            f"{reference!r} names no attribution: give an article's id and the attribution's, as 3f2a91c4 a3"
        )
    return find_row(connection, name.strip()), id


def list_to_review(
    connection: Connection,
    filters: Sequence[ColumnElement[bool]],
    narrowed: Sequence[Phrase],
    *,
    second_of: str | None,
    limit: int | None,
) -> list[int]:
    """The rows of listed attributions that nobody decided on; with `second_of`, those that others did and they did not.

    The least confident first, `limit` at most. `narrowed` are phrases that all of them have: see `list_statements`.
    """
    order = (attributions.c.confidence, attributions.c.seq)
    if second_of is None:
        by_nobody = ~IS_CORRECTED | attributions.c.seq.in_(
            select(corrected.c.seq).where(corrected.c.state == "follows")
        )
        few_fit = looked_up(connection, narrowed) or []
        query = chosen([attributions.c.seq], [*filters, by_nobody, *few_fit]).order_by(*order).limit(limit)
        return list(connection.execute(query).scalars())
    mine = {number for number, decision in _in_force(connection).items() if decision.who == second_of}
    rows = connection.execute(select(corrected.c.seq, corrected.c.decisions))
    wanted = [seq for seq, numbers in rows if numbers and mine.isdisjoint(numbers)]
    found: list[tuple[float, int]] = []
    for at in range(0, len(wanted), _AT_ONCE):  # a query takes only so many values
        those = [*filters, attributions.c.seq.in_(wanted[at : at + _AT_ONCE])]
        found += (tuple(row) for row in connection.execute(chosen([*order], those)))
    return [seq for _, seq in sorted(found)][:limit]


def list_queued(connection: Connection) -> list[Decision]:
    """Verdicts in force that have no place in the newest reading of their article."""
    placed = {number for numbers in connection.execute(select(corrected.c.decisions)).scalars() for number in numbers}
    gone = set(
        connection.execute(
            select(decisions.c.seq).join(redactions, redactions.c.article_seq == decisions.c.article_seq)
        ).scalars()
    )
    return [found for number, found in _in_force(connection).items() if number not in placed and number not in gone]


def list_opinions(connection: Connection) -> Iterator[Opinion]:
    """What each person holds of each attribution that they decided on, in the newest readings, by article."""
    in_force = _in_force(connection)
    query = select(corrected, articles.c.id).join(articles, corrected.c.article_seq == articles.c.seq)
    for row in connection.execute(query.order_by(corrected.c.article_seq, corrected.c.number)).mappings():
        by: dict[str, list[Decision]] = {}
        for number in row["decisions"]:
            by.setdefault(in_force[number].who, []).append(in_force[number])
        for who, made in by.items():
            last = made[-1]
            values = {name: value for one in made if one.kind == CORRECT for name, value in one.value.items()}
            yield Opinion(
                article=row["id"],
                attribution=row["body"]["id"],
                statement=f"s{row['seq']}",
                who=who,
                verdict=last.kind,
                values=values if last.kind == CORRECT else None,
                why=last.why,
                at=last.at,
            )


def _in_force(connection: Connection) -> dict[int, Decision]:
    return {item.number: item for item in list_on(connection, None, kinds=VERDICTS)}

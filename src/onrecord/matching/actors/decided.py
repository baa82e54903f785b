"""What people decided about actors: this one is that one, or is not. Rows of the ledger's decisions, never changed.

A decision names no one: it points at attributions, by article, model and number, in which each of the two speaks. So it
holds in another ledger too, and a name that is removed from its articles stands in no decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, select

from onrecord.ledger.deciding import list_on
from onrecord.ledger.folding import whole
from onrecord.ledger.schema import articles, attributions, figures, readings, spoken
from onrecord.matching.actors.joining import Pairs

SAME, OTHER = "same-actor", "other-actor"
_MOST = 20  # attributions that a decision points at on each side

Anchor = dict[str, str]


def partners_of(decided: Pairs) -> dict[int, set[int]]:
    """The figures that people decided on, each with those that it was compared with."""
    found: dict[int, set[int]] = {}
    for a, b in map(sorted, decided):
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return found


def read_pairs(connection: Connection) -> Pairs:
    """What the decisions in force say of pairs of figures; of several on one pair, the last."""
    found: dict[frozenset[int], bool] = {}
    for decision in list_on(connection, None, kinds=(SAME, OTHER)):
        first, second = (_figures_at(connection, decision.target.get(side)) for side in ("actor", "with"))
        found |= {frozenset((a, b)): decision.kind == SAME for a in first for b in second - {a}}
    return found


def anchors_of(connection: Connection, seqs: Iterable[int]) -> list[Anchor]:
    """Where some figures speak: an attribution of each, and one in another article where there is one."""
    found: list[Anchor] = []
    for number in seqs:
        query = (
            select(articles.c.id, readings.c.model, attributions.c.number, spoken.c.article_seq)
            .select_from(spoken.join(attributions, spoken.c.seq == attributions.c.seq))
            .join(readings, attributions.c.reading_seq == readings.c.seq)
            .join(articles, spoken.c.article_seq == articles.c.seq)
            .where(spoken.c.figure == number)
        )
        first = connection.execute(query.order_by(spoken.c.dated_first, spoken.c.article_seq).limit(1)).first()
        if first is None:
            continue
        last = connection.execute(
            query.where(spoken.c.article_seq != first.article_seq)
            .order_by(spoken.c.dated_first.desc(), spoken.c.article_seq.desc())
            .limit(1)
        ).first()
        for row in (first, last):
            if row is not None:
                found.append({"article": row.id, "model": row.model, "number": row.number})
    return found[:_MOST]


def _figures_at(connection: Connection, anchors: Any) -> set[int]:
    """The figures that bear the names of some attributions in their articles as these are read now."""
    found: set[int] = set()
    for anchor in anchors if isinstance(anchors, list) else ():
        if not isinstance(anchor, dict):
            continue
        query = (
            select(attributions.c.seq, attributions.c.article_seq, attributions.c.speaker_name)
            .join(readings, attributions.c.reading_seq == readings.c.seq)
            .join(articles, attributions.c.article_seq == articles.c.seq)
            .where(
                articles.c.id == str(anchor.get("article")),
                readings.c.model == str(anchor.get("model")),
                attributions.c.number == anchor.get("number"),
            )
        )
        for seq, article_seq, name in connection.execute(query).all():
            here = connection.execute(select(spoken.c.figure).where(spoken.c.seq == seq)).scalars().all()
            if not here and (key := whole(name)):  # another reading of the article is the newest one now
                called = select(figures.c.seq).join(spoken, spoken.c.figure == figures.c.seq)
                here = (
                    connection.execute(called.where(spoken.c.article_seq == article_seq, figures.c.name_key == key))
                    .scalars()
                    .all()
                )
            found.update(here)
    return found


def sides(connection: Connection, first: Sequence[int], second: Sequence[int]) -> dict[str, list[Anchor]]:
    """The target of a decision on two actors, by the figures of each."""
    return {"actor": anchors_of(connection, first), "with": anchors_of(connection, second)}

"""The table `judged`: at which figures the decisions point that compare two speakers; made from the other tables.

Such a decision has no article. Its target has two sides, `one` and `other`, and each is a list of attributions, by
article, model and number: `{"article": "…", "model": "…", "number": 3}`. It names nobody, so that it holds in other
ledgers and after other readings, and keeps no name that a removal takes from an article. What it points at is looked up
when the decision is made or taken back, and when who speaks in one of the articles changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, update

from onrecord.ledger.decided import in_force
from onrecord.ledger.folding import called
from onrecord.ledger.schema import articles, attributions, decisions, figures, judged, readings, spoken

SIDES = ("one", "other")
ROSTER = "roster"
"""The kind of a decision whose value says which `names` are one speaker's."""

_MOST = 100  # attributions that one side may point at


def judge(connection: Connection, number: int) -> None:
    """Make the rows of a decision anew, or of the one that it takes back, and have its figures looked at again."""
    found = connection.execute(select(decisions).where(decisions.c.seq == number)).mappings().one()
    if found["undoes"] is not None:
        judge(connection, found["undoes"])
        return
    if found["kind"] == ROSTER:
        _look_again_at_names(connection, found["value"].get("value"))
        return
    if found["article_seq"] is not None or not all(isinstance(found["target"].get(side), list) for side in SIDES):
        return
    before = select(judged.c.figure).where(judged.c.decision == number, judged.c.figure.is_not(None))
    concerned = set(connection.execute(before).scalars())
    connection.execute(delete(judged).where(judged.c.decision == number))
    if in_force(connection, number):
        rows = _rows(connection, number, found["target"])
        if rows:
            connection.execute(insert(judged), rows)
        concerned.update(row["figure"] for row in rows if row["figure"] is not None)
    connection.execute(update(figures).where(figures.c.seq.in_(sorted(concerned))).values(joined_by=0))


def _rows(connection: Connection, number: int, target: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows of a decision in force."""
    return [
        {"decision": number, "side": side, "article_seq": article_seq, "figure": figure}
        for side, name in enumerate(SIDES)
        for article_seq, figure in sorted(set(_pointed_at(connection, target[name])), key=str)
    ]


def pointers(connection: Connection) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """The decisions in force that compare two speakers, each with the rows that it gives."""
    about_two = select(decisions.c.seq, decisions.c.kind, decisions.c.target)
    about_two = about_two.where(decisions.c.article_seq.is_(None), decisions.c.undoes.is_(None))
    for number, kind, target in connection.execute(about_two.order_by(decisions.c.seq)).all():
        compares = kind != ROSTER and all(isinstance(target.get(side), list) for side in SIDES)
        if compares and in_force(connection, number) and (rows := _rows(connection, number, target)):
            yield number, rows


def _look_again_at_names(connection: Connection, entry: Any) -> None:
    names = entry.get("names") if isinstance(entry, dict) else None
    keys = [key for name in (names if isinstance(names, list) else ()) if (key := called(str(name)))]
    connection.execute(update(figures).where(figures.c.name_key.in_(keys)).values(joined_by=0))


def judge_again(connection: Connection, article_seq: int) -> None:
    """Make the rows anew of the decisions that point at an article."""
    pointing = select(judged.c.decision).where(judged.c.article_seq == article_seq).distinct()
    for number in connection.execute(pointing).scalars().all():
        judge(connection, number)


def judge_all(connection: Connection) -> None:
    """Make the whole table anew."""
    connection.execute(delete(judged))
    about_two = select(decisions.c.seq).where(decisions.c.article_seq.is_(None), decisions.c.undoes.is_(None))
    for number in connection.execute(about_two.order_by(decisions.c.seq)).scalars().all():
        judge(connection, number)


def _pointed_at(connection: Connection, anchors: list[Any]) -> Iterator[tuple[int, int | None]]:
    """The articles of some attributions, and the figures that bear their names there as they are read now."""
    for anchor in anchors[:_MOST]:
        if not isinstance(anchor, dict) or not isinstance(anchor.get("number"), int):
            continue
        query = (
            select(attributions.c.seq, attributions.c.article_seq, attributions.c.speaker_name)
            .join(readings, attributions.c.reading_seq == readings.c.seq)
            .join(articles, attributions.c.article_seq == articles.c.seq)
            .where(
                articles.c.id == str(anchor.get("article")),
                readings.c.model == str(anchor.get("model")),
                attributions.c.number == anchor["number"],
            )
        )
        for seq, article_seq, name in connection.execute(query).all():
            here = connection.execute(select(spoken.c.figure).where(spoken.c.seq == seq)).scalars().all()
            if not here and (key := called(name)):
                here = _called_there(connection, article_seq, key)
            yield from ((article_seq, figure) for figure in here or [None])


def _called_there(connection: Connection, article_seq: int, key: str) -> Sequence[int]:
    """The figures of this name in an article that is read otherwise now, or in the latest text at its place."""
    place = select(articles.c.place).where(articles.c.seq == article_seq).scalar_subquery()
    there = select(articles.c.seq).where(or_(articles.c.seq == article_seq, articles.c.place == place))
    speaking = select(figures.c.seq).join(spoken, spoken.c.figure == figures.c.seq)
    query = speaking.where(spoken.c.article_seq.in_(there), figures.c.name_key == key)
    return connection.execute(query.distinct()).scalars().all()

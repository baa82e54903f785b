"""People join actors and split them: each time a decision, with who and why, that `Ledger.undo` takes back."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from onrecord.ledger.chain import adding
from onrecord.ledger.deciding import decide
from onrecord.ledger.errors import telling
from onrecord.ledger.judged import SIDES
from onrecord.ledger.schema import articles, attributions, figures, readings, spoken
from onrecord.ledger.store import Ledger
from onrecord.matching.actors.decided import OTHER, SAME
from onrecord.matching.actors.finding import find_figures
from onrecord.matching.actors.keeping import catch_up
from onrecord.record import Decision

_FIGURES = 10  # of each side, the ones that speak most: a decision points at each of them in up to two articles


def join(ledger: Ledger, one: str, other: str, *, who: str, why: str | None = None) -> Decision:
    """Decide that two actors are the same. References are as for `find_actor`; a statement's means its speaker.

    Raises LookupError with a sentence if one means nobody or several, ValueError if they are the same already.
    """
    return _decided(ledger, SAME, one, other, who=who, why=why)


def split(ledger: Ledger, one: str, other: str, *, who: str, why: str | None = None) -> Decision:
    """Decide that two are not the same: two names of one actor, or what two statements' speakers are called there.

    A name means all figures of that name, a statement its speaker's name with the party and office that it has there.
    Actors that are not joined can be split too: then no rule joins them later, and they are no candidates.

    Raises LookupError with a sentence if one means nobody or several, ValueError if nothing tells the two apart.
    """
    return _decided(ledger, OTHER, one, other, who=who, why=why)


def _decided(ledger: Ledger, kind: str, one: str, other: str, *, who: str, why: str | None) -> Decision:
    catch_up(ledger)
    with telling(ledger.name), adding(ledger.engine, "decide") as rows:
        connection = rows.connection
        sides = [find_figures(connection, reference) for reference in (one, other)]
        if set(sides[0]) & set(sides[1]):
            raise ValueError(
                f"{one!r} and {other!r} are one name with one party and office: correct who speaks in one of them "
                "(onrecord review)"
                if kind == OTHER
                else f"{one!r} and {other!r} are the same already"
            )
        if kind == SAME and len(_actors(connection, [*sides[0], *sides[1]])) == 1:
            raise ValueError(f"{one!r} and {other!r} are the same already")
        target = {name: _anchors(connection, side) for name, side in zip(SIDES, sides, strict=True)}
        made = decide(rows, kind=kind, who=who, article=None, target=target, value=None, why=why)
    catch_up(ledger)
    return made


def _actors(connection: Connection, seqs: Iterable[int]) -> set[int]:
    query = select(figures.c.actor).where(figures.c.seq.in_(list(seqs)))
    return set(connection.execute(query.distinct()).scalars())


def _anchors(connection: Connection, seqs: Iterable[int]) -> list[dict[str, str | int]]:
    """Where some figures speak: for those that speak most, an attribution in their first article and in their last."""
    most = select(figures.c.seq).where(figures.c.seq.in_(list(seqs)))
    chosen = connection.execute(most.order_by(figures.c.statements.desc(), figures.c.seq).limit(_FIGURES)).scalars()
    found: list[dict[str, str | int]] = []
    for number in chosen.all():
        query = (
            select(articles.c.id, readings.c.model, attributions.c.number)
            .select_from(spoken.join(attributions, spoken.c.seq == attributions.c.seq))
            .join(readings, attributions.c.reading_seq == readings.c.seq)
            .join(articles, spoken.c.article_seq == articles.c.seq)
            .where(spoken.c.figure == number)
            .limit(1)
        )
        order = (spoken.c.dated_first, spoken.c.article_seq, attributions.c.number)
        for ends in (order, tuple(column.desc() for column in order)):
            article, model, place = connection.execute(query.order_by(*ends)).one()
            anchor: dict[str, str | int] = {"article": article, "model": model, "number": place}
            if anchor not in found:
                found.append(anchor)
    return found

"""The actors of a ledger, as people ask for them: all of them, and what is known of each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, func, literal, or_, select

from onrecord.english.offices import FORMER
from onrecord.ledger.engine import snapshot
from onrecord.ledger.errors import telling
from onrecord.ledger.folding import called, whole
from onrecord.ledger.paging import check_limit, no_mark
from onrecord.ledger.schema import articles, decisions, figures, spoken
from onrecord.ledger.store import Ledger
from onrecord.matching.actors.decided import decision_on
from onrecord.matching.actors.joining import BY_PERSON
from onrecord.matching.actors.keeping import catch_up
from onrecord.record import Actor, Alias, Because, SpeakerType, Tenure

_AT_ONCE = 100
_MARK = re.compile(r"(\d{1,18})\.(\d{1,18})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPage:
    """Some actors of a list. `next` is the mark of the page after, and null on the last one."""

    actors: tuple[Actor, ...]
    next: str | None


def actor_page(
    ledger: Ledger,
    *,
    name: str | None = None,
    type: SpeakerType | None = None,
    party: str | None = None,
    limit: int = 50,
    page: str | None = None,
) -> ActorPage:
    """A page of `list_actors`, with at most `limit`. `page` is the `next` of the page before.

    A mark names how many statements the last actor of its page has: an actor that is found in more articles meanwhile
    moves to where it belongs, and shifts no other. Raises ValueError with a sentence for a filter or mark that cannot
    be.
    """
    check_limit(limit)
    query = _listed(name=name, type=type, party=party, page=page).limit(limit + 1)
    catch_up(ledger)
    with telling(ledger.name), snapshot(ledger.engine) as connection:
        numbers = connection.execute(query).scalars().all()
        shown = tuple(read_actors(connection, numbers[:limit]))
    return ActorPage(actors=shown, next=f"{shown[-1].statements}.{shown[-1].id[1:]}" if len(numbers) > limit else None)


def list_actors(
    ledger: Ledger,
    *,
    name: str | None = None,
    type: SpeakerType | None = None,
    party: str | None = None,
    page: str | None = None,
) -> Iterator[Actor]:
    """The actors on record, those with most statements first; `name` has these words, `party` is the whole name of one.

    `page`, the `next` of a page, leaves out what that page and those before it had.

    Raises ValueError with a sentence, at once, for a filter with nothing in it, or a mark that no page gave.
    """
    query = _listed(name=name, type=type, party=party, page=page)
    catch_up(ledger)

    def found() -> Iterator[Actor]:
        with telling(ledger.name), snapshot(ledger.engine) as connection:
            numbers = connection.execute(query).scalars().all()
            for at in range(0, len(numbers), _AT_ONCE):
                yield from read_actors(connection, numbers[at : at + _AT_ONCE])

    return found()


def _listed(*, name: str | None, type: str | None, party: str | None, page: str | None) -> Select[Any]:
    """Selects the numbers of the actors that pass, after a page."""
    query = by_statements(_filters(name=name, type=type, party=party))
    return query if page is None else query.having(_after(page))


def _after(page: str) -> ColumnElement[bool]:
    if (mark := _MARK.fullmatch(page)) is None:
        raise no_mark(page)
    count, last = func.sum(figures.c.statements), int(mark[2])
    return or_(count < int(mark[1]), and_(count == int(mark[1]), figures.c.actor > last))


def _filters(*, name: str | None, type: str | None, party: str | None) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if name is not None:
        if not (key := called(name)):
            raise ValueError(f"the name {name!r} has nothing in it that could be looked for")
        found.append(is_called(key))
    if type is not None:
        found.append(figures.c.type == type)
    if party is not None:
        if not (key := whole(party) or ""):
            raise ValueError(f"the party {party!r} has nothing in it that could be looked for")
        found.append(figures.c.party_key == key)
    return found


def is_called(key: str) -> ColumnElement[bool]:
    """Whether a name has these words in a row (folded)."""
    spaced: ColumnElement[str] = literal(" ") + figures.c.name_key + literal(" ")
    return spaced.contains(f" {key} ", autoescape=True)


def by_statements(filters: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """Selects the numbers of the actors of whom one figure passes."""
    query = select(figures.c.actor).group_by(figures.c.actor)
    if filters:
        query = query.where(figures.c.actor.in_(select(figures.c.actor).where(*filters)))
    return query.order_by(func.sum(figures.c.statements).desc(), figures.c.actor)


def namesakes(ledger: Ledger, actor: Actor) -> list[Actor]:
    """The other actors of the same name that tells who is meant: what only a person can join to it, or leave apart."""
    same = select(figures.c.name_key).where(figures.c.actor == int(actor.id[1:]), figures.c.article_seq == 0)
    query = select(figures.c.actor).where(
        figures.c.name_key.in_(same),
        figures.c.type == actor.type,
        figures.c.article_seq == 0,
        figures.c.actor != int(actor.id[1:]),
    )
    with telling(ledger.name), snapshot(ledger.engine) as connection:
        return read_actors(connection, connection.execute(query.distinct().order_by(figures.c.actor)).scalars().all())


def count_by_day(ledger: Ledger, actor: Actor) -> list[tuple[date, int]]:
    """How many statements of an actor are dated from each day on (by their date, else by publication), in order."""
    query = (
        select(spoken.c.dated_first, func.count())
        .join(figures, spoken.c.figure == figures.c.seq)
        .where(figures.c.actor == int(actor.id[1:]), spoken.c.dated_first.is_not(None))
        .group_by(spoken.c.dated_first)
        .order_by(spoken.c.dated_first)
    )
    with telling(ledger.name), snapshot(ledger.engine) as connection:
        return [(day, count) for day, count in connection.execute(query)]


def read_actors(connection: Connection, numbers: Sequence[int]) -> list[Actor]:
    """The actors of these numbers, in this order."""
    dated = spoken.c.dated_first
    of_figure = spoken.c.figure == figures.c.seq
    # The first and the last by the index, however many there are between.
    first, last = (
        select(dated)
        .where(of_figure, dated.is_not(None))
        .order_by(order)
        .limit(1)
        .correlate(figures)
        .scalar_subquery()
        .label(name)
        for order, name in ((dated, "first"), (dated.desc(), "last"))
    )
    query = select(figures, first, last, articles.c.id.label("article")).select_from(
        figures.outerjoin(articles, articles.c.seq == figures.c.article_seq)
    )
    rows: dict[int, list[RowMapping]] = defaultdict(list)
    for row in connection.execute(query.where(figures.c.actor.in_(numbers)).order_by(figures.c.seq)).mappings():
        rows[row["actor"]].append(row)
    by_people = _decided(connection, [row for group in rows.values() for row in group])
    return [_actor(number, rows[number], by_people) for number in numbers if number in rows]


def _decided(connection: Connection, rows: Iterable[RowMapping]) -> dict[int, str]:
    """What to call the decision that joined each figure that a person joined."""
    found: dict[int, str] = {}
    for row in rows:
        if row["rule"] == BY_PERSON and (number := decision_on(connection, row["seq"], row["via"])) is not None:
            made = connection.execute(select(decisions.c.who, decisions.c.why).filter_by(seq=number)).one()
            found[row["seq"]] = f"decision {number} by {made.who}{f': {made.why}' if made.why else ''}"
    return found


def _actor(number: int, rows: Sequence[RowMapping], by_people: Mapping[int, str]) -> Actor:
    head = next((row for row in rows if row["via"] is None), rows[0])
    parties: dict[str, int] = defaultdict(int)
    for row in rows:
        if row["party"]:
            parties[row["party"]] += row["statements"]
    return Actor(
        id=f"f{number}",
        name=head["name"],
        type=head["type"],
        party=max(parties, key=lambda party: (parties[party], party)) if parties else None,
        statements=sum(row["statements"] for row in rows),
        first=_iso(_least(row["first"] for row in rows)),
        last=_iso(_most(row["last"] for row in rows)),
        names=tuple(_aliases(rows, by_people)),
        offices=tuple(_offices(rows)),
        single=head["article"],
    )


def _aliases(rows: Sequence[RowMapping], by_people: Mapping[int, str]) -> Iterator[Alias]:
    by_seq = {row["seq"]: row for row in rows}
    groups: dict[tuple[str, str, str], list[RowMapping]] = defaultdict(list)
    for row in rows:
        groups[row["type"], row["name_key"], row["party_key"]].append(row)
    for group in sorted(groups.values(), key=lambda group: (-sum(row["statements"] for row in group), group[0]["seq"])):
        spelled = max(group, key=lambda row: row["statements"])
        yield Alias(
            name=spelled["name"],
            party=spelled["party"],
            statements=sum(row["statements"] for row in group),
            first=_iso(_least(row["first"] for row in group)),
            last=_iso(_most(row["last"] for row in group)),
            because=_step(group, by_seq, by_people),
        )


def _step(
    group: Sequence[RowMapping], by_seq: Mapping[int, RowMapping], by_people: Mapping[int, str]
) -> Because | None:
    """The step that joined the figures of one name and party to any other, or null for the name at the head."""
    within = {row["seq"] for row in group}
    if any(row["via"] is None for row in group):
        return None
    row = next(row for row in group if row["via"] not in within)
    other = by_seq[row["via"]]
    rule = by_people.get(row["seq"], row["rule"])
    return Because(rule=rule, values=(_called_as(row), _called_as(other)), score=row["score"])


def _called_as(row: RowMapping) -> str:
    """A name with its party and office: what was compared."""
    known = ", ".join(value for value in (row["office"], row["party"]) if value)
    return f"{row['name']} ({known})" if known else str(row["name"])


def _offices(rows: Sequence[RowMapping]) -> Iterator[Tenure]:
    """The offices in the order in which they were first told."""
    groups: dict[str, list[RowMapping]] = defaultdict(list)
    for row in rows:
        if row["office"]:
            groups[row["office"].removeprefix(FORMER)].append(row)
    found = []
    for office, group in groups.items():
        now = [row for row in group if not row["office"].startswith(FORMER)]
        past = [row for row in group if row["office"].startswith(FORMER)]
        tenure = Tenure(
            office=office,
            first=_iso(_least(row["first"] for row in now)),
            last=_iso(_most(row["last"] for row in now)),
            former_from=_iso(_least(row["first"] for row in past)),
            statements=sum(row["statements"] for row in group),
        )
        found.append(tenure)
    yield from sorted(found, key=lambda tenure: (tenure.first or tenure.former_from or "~", tenure.office))


def _least(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day is not None), default=None)


def _most(days: Iterable[date | None]) -> date | None:
    return max((day for day in days if day is not None), default=None)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

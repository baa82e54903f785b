"""Surnames alone in a ledger: which of them are looked at again, and the actors that they are joined to (see `lone`).

They are joined after all other figures are, and nothing is joined through them: so a minister's full names are read
without the thousand articles that call her by surname. What people decided on is left as they decided.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import Connection, and_, func, or_, select

from onrecord.ledger.rows import days_of
from onrecord.ledger.schema import articles, attributions, figures, judged, spoken
from onrecord.matching.actors.around import begins
from onrecord.matching.actors.evidence import tells
from onrecord.matching.actors.joining import Figure, Place
from onrecord.matching.actors.lone import Found, Given, given_in, surname_alone, whom
from onrecord.matching.actors.names import spelling
from onrecord.matching.actors.rows import portions, read_figures

_MANY = 100  # figures with a surname for a first name: no more are counted

ALONE = and_(figures.c.type == "person", figures.c.article_seq != 0)
"""Whether a figure is a person whose name tells nobody from others."""


def near_of_lone(connection: Connection, lone: Sequence[Figure]) -> dict[int, str]:
    """By what each surname is looked up where it may be somebody's for the time and the office: not if a text gives it
    a first name, which alone tells then, unless it is looked up by nothing else for the title before it."""
    found: dict[int, str] = {}
    for figure in lone:
        surname = surname_alone(figure)
        if surname and (surname != figure.name_key or not _given(connection, figure).firsts):
            found[figure.seq] = f"lone: {surname}"
    return found


def concerned(
    connection: Connection, due: Sequence[Figure], looked_at: Sequence[Figure], places: Mapping[int, Place]
) -> set[int]:
    """The lone names of other articles whom it concerns that figures of full name speak, or are joined otherwise now.

    A figure that is new, or another's now, concerns all of its surname; one that is `due`, for it speaks again, those
    that may be joined for the time and the office, and are not joined to it.
    """
    full = [figure for figure in looked_at if figure.type == "person" and not figure.article_seq]
    before = _actors(connection, [figure.seq for figure in full])
    new = [one for one in full if before[one.seq] != places[one.seq].actor]
    changed = {word for one in new for word in (_surname(one), one.name_key.split()[0])}
    found: set[int] = set()
    for some in portions(sorted(changed)):
        named = or_(figures.c.name_key.in_(some), figures.c.near.in_([f"lone: {word}" for word in some]))
        found.update(connection.execute(select(figures.c.seq).where(ALONE, named)).scalars())
    again = [one for one in due if one.type == "person" and not one.article_seq]
    for surname, actor in sorted({(_surname(one), places[one.seq].actor) for one in again}):
        if surname not in changed:
            elsewhere = or_(figures.c.actor.is_(None), figures.c.actor != actor)
            query = select(figures.c.seq).where(figures.c.near == f"lone: {surname}", elsewhere)
            found.update(connection.execute(query).scalars())
    found |= beside(connection, sorted(found))
    decided = _decided_on(connection, sorted(found))
    return found - decided - beside(connection, sorted(decided))


def beside(connection: Connection, seqs: Sequence[int]) -> set[int]:
    """The lone names that stand in the same articles as some of these, and are the same."""
    its = figures.alias("its")
    query = (
        select(figures.c.seq)
        .join(its, and_(its.c.name_key == figures.c.name_key, its.c.article_seq == figures.c.article_seq))
        .where(its.c.article_seq != 0, its.c.type == "person", figures.c.type == "person")
    )
    found = (connection.execute(query.where(its.c.seq.in_(some))).scalars() for some in portions(seqs))
    return {seq for part in found for seq in part}


def attached(connection: Connection, looked_at: Sequence[Figure], places: Mapping[int, Place]) -> dict[int, Place]:
    """The places with each lone name joined to whom it means, as far as that can be told."""
    groups: dict[tuple[int, str], list[Figure]] = defaultdict(list)
    for figure in looked_at:
        if surname_alone(figure):
            groups[places[figure.seq].actor, figure.name_key].append(figure)
    decided = _decided_on(connection, [one.seq for group in groups.values() for one in group])
    now = dict(places)
    by_surname: dict[str, dict[int, list[Figure]]] = {}
    for _, lone in sorted(groups.items()):
        surname = surname_alone(lone[0])
        if surname is None or decided & {one.seq for one in lone}:
            continue
        if surname not in by_surname:
            by_surname[surname] = _known(connection, surname, places)
        known = by_surname[surname]
        if known and (found := _whom(connection, lone, surname, known)) is not None:
            actor = next(number for number, named in known.items() if found.figure in named)
            for one in lone:
                now[one.seq] = replace(places[one.seq], actor=actor)
                if places[one.seq].via is None:
                    now[one.seq] = Place(actor=actor, via=found.figure.seq, rule=found.rule, score=found.score)
    return now


def _given(connection: Connection, lone: Figure) -> Given:
    return given_in(_article(connection, lone)[0], lone.name.split()[-1])


def _whom(
    connection: Connection, lone: Sequence[Figure], surname: str, known: Mapping[int, Sequence[Figure]]
) -> Found | None:
    text, published = _article(connection, lone[0])
    day = published[0] if published else None

    seqs = [one.seq for named in known.values() for one in named]
    counted: dict[tuple[int, int], dict[int, int]] = {}

    def spoke(some: Sequence[Figure], before: int, after: int) -> int:
        if day is None:
            return 0
        if (before, after) not in counted:
            first, last = day - timedelta(before), day + timedelta(after)
            counted[before, after] = _count_spoken(connection, seqs, first, last)
        return sum(counted[before, after].get(one.seq, 0) for one in some)

    first_names = _first_names(connection, surname)
    given = given_in(text, lone[0].name.split()[-1])
    given = replace(given, pronouns=_pronouns(connection, lone, text))
    return whom(lone, given, known, spoke, lambda party: tells(text, party), first_names)


def _count_spoken(connection: Connection, seqs: Sequence[int], first: date, last: date) -> dict[int, int]:
    """How many statements of some days each of some figures has."""
    query = select(spoken.c.figure, func.count()).where(spoken.c.dated_first.between(first, last))
    query = query.group_by(spoken.c.figure)
    rows = (row for some in portions(seqs) for row in connection.execute(query.where(spoken.c.figure.in_(some))))
    return {row[0]: row[1] for row in rows}


def _pronouns(connection: Connection, lone: Sequence[Figure], text: str) -> frozenset[str]:
    """The *he* and *she* by which some figures of an article speak in it."""
    query = select(attributions.c.body).join(spoken, spoken.c.seq == attributions.c.seq)
    bodies = connection.execute(query.where(spoken.c.figure.in_([one.seq for one in lone]))).scalars()
    sources = (text[start:end].lower() for body in bodies for start, end in body["source"])
    return frozenset(source for source in sources if source in ("he", "she"))


def _first_names(connection: Connection, word: str) -> int:
    """How many figures on record have a surname for a first name: of many, it may be anybody's."""
    query = select(figures.c.seq).where(figures.c.type == "person", figures.c.article_seq == 0)
    query = query.where(begins(connection, figures.c.name_key, word)).limit(_MANY)
    return len(connection.execute(query).all())


def _article(connection: Connection, lone: Figure) -> tuple[str, tuple[date, date] | None]:
    """The text of an article, and the days that it may have been published on."""
    query = select(articles.c.text, articles.c.published_value).where(articles.c.seq == lone.article_seq)
    text, published = connection.execute(query).one()
    return text or "", days_of(published)


def _known(connection: Connection, surname: str, places: Mapping[int, Place]) -> dict[int, list[Figure]]:
    """All figures of full name with a surname, by actor, but for those that were not looked at yet."""
    named = read_figures(connection, begins(connection, figures.c.block, spelling(surname)))
    named = [one for one in named if one.type == "person" and not one.article_seq and _surname(one) == surname]
    there = _actors(connection, [one.seq for one in named])
    found: dict[int, list[Figure]] = defaultdict(list)
    for one in named:
        if (actor := places[one.seq].actor if one.seq in places else there[one.seq]) is not None:
            found[actor].append(one)
    return found


def _surname(figure: Figure) -> str:
    return figure.name_key.split()[-1]


def _actors(connection: Connection, seqs: Sequence[int]) -> dict[int, int | None]:
    return {
        seq: actor
        for some in portions(seqs)
        for seq, actor in connection.execute(select(figures.c.seq, figures.c.actor).where(figures.c.seq.in_(some)))
    }


def _decided_on(connection: Connection, seqs: Sequence[int]) -> set[int]:
    """Those of some figures that people decided on."""
    return {
        seq
        for some in portions(seqs)
        for seq in connection.execute(select(judged.c.figure).where(judged.c.figure.in_(some))).scalars()
    }

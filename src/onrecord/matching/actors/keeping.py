"""Keeping the actors of a ledger: what is due is looked at again, together with all that it may be joined to.

The outcome depends on what is on record and on what people decided, and not on the order in which it came: so it is
kept in columns of `figures` and made anew where something changed, and no part of the chain. One article makes as
much work in a large ledger as in a small one, since names are looked up by what their spellings share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, or_, select, update

from onrecord.english.offices import calling_of
from onrecord.ledger.engine import writing
from onrecord.ledger.errors import telling
from onrecord.ledger.schema import attributions, corrected, figures, spoken
from onrecord.ledger.store import Ledger
from onrecord.matching.actors.attaching import ALONE, attached, beside, concerned, near_of_lone
from onrecord.matching.actors.decided import partners_of, read_pairs
from onrecord.matching.actors.joining import RULES, Figure, Place, Served, joined, named_body
from onrecord.matching.actors.names import block_of, near_of
from onrecord.matching.actors.roster import Roster, roster_of
from onrecord.matching.actors.rows import portions, read_figures
from onrecord.matching.actors.serving import served

_AT_ONCE = 500  # figures that are looked at again in one transaction

_DUE = figures.c.joined_by < RULES


def count_due(ledger: Ledger) -> int:
    """How many names wait for `catch_up`."""
    with telling(ledger.name), ledger.engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(figures).where(_DUE)).scalar_one()


def catch_up(ledger: Ledger, *, tell: Callable[[], None] = lambda: None) -> None:
    """Bring the actors up to date with what is on record. Where nothing changed, nothing is written.

    `tell` is called after each transaction. Stopped at any moment, it goes on from there.
    """
    while True:
        with telling(ledger.name), ledger.engine.connect() as connection:
            if connection.execute(select(figures.c.seq).where(_DUE).limit(1)).first() is None:
                return
        with telling(ledger.name), writing(ledger.engine) as connection:
            _look_again(connection)
        tell()


def misplaced(connection: Connection) -> int | None:
    """The first figure that stands with another actor than what is on record and the rules give; null where none does.

    All of them must be up to date.
    """
    roster = roster_of(connection)
    seqs = connection.execute(select(figures.c.seq).order_by(figures.c.seq)).scalars().all()
    seen: set[int] = set()
    for part in portions(seqs):
        due = read_figures(connection, figures.c.seq.in_([seq for seq in part if seq not in seen]))
        if due:
            places = _places(connection, due, roster)
            seen |= places.keys()
            there = _there(connection, places)
            if wrong := [seq for seq, place in places.items() if there[seq] != place]:
                return min(wrong)
    return None


def _look_again(connection: Connection) -> None:
    seqs = connection.execute(select(figures.c.seq).where(_DUE).order_by(figures.c.seq).limit(_AT_ONCE)).scalars().all()
    if not seqs:  # somebody else has done it
        return
    due = read_figures(connection, figures.c.seq.in_(seqs))
    _set_keys(connection, due)
    _write(connection, _places(connection, due, roster_of(connection)))
    connection.execute(update(figures).where(figures.c.seq.in_(seqs)).values(joined_by=RULES))


def _places(connection: Connection, due: Sequence[Figure], roster: Roster) -> dict[int, Place]:
    """Where some figures stand, and all that they may be joined to."""
    together = _together(connection, due, roster)
    decided: dict[frozenset[int], bool] = {}
    for part in portions([figure.seq for figure in together]):
        decided |= read_pairs(connection, part)
    entries = {figure.seq: entry.number for figure in together if (entry := roster.entry_of(figure))}
    places = joined(together, decided, _linked(connection, together), entries, _served_in(connection))
    lone = concerned(connection, due, together, places) - places.keys()
    if lone:
        found = [one for part in portions(sorted(lone)) for one in read_figures(connection, figures.c.seq.in_(part))]
        together += found
        places |= joined(found, {})
    return attached(connection, together, places)


def _set_keys(connection: Connection, due: Sequence[Figure]) -> None:
    """Say of each figure by what it is looked up. Most names that tell nobody are looked up by nothing."""
    near_lone = near_of_lone(connection, due)
    keys = [
        {
            "number": figure.seq,
            "now_block": _block(figure),
            "now_near": near_lone.get(figure.seq) or named_body(figure) or _near_person(figure),
        }
        for figure in due
    ]
    query = update(figures).where(figures.c.seq == bindparam("number"))
    connection.execute(query.values(block=bindparam("now_block"), near=bindparam("now_near")), keys)


def _near_person(figure: Figure) -> str | None:
    return near_of(figure.name_key) if figure.type == "person" and not figure.article_seq else None


def _block(figure: Figure) -> str | None:
    if figure.article_seq:
        return None
    return (block_of(figure.name_key) if figure.type == "person" else None) or f"{figure.type}: {figure.name_key}"


def _together(connection: Connection, due: Sequence[Figure], roster: Roster) -> list[Figure]:
    """All figures that what is due may be joined to, with all that those are joined to now."""
    numbers = [figure.seq for figure in due]
    near, block = (
        select(column).where(figures.c.seq.in_(numbers), column.is_not(None), ~ALONE)
        for column in (figures.c.near, figures.c.block)
    )
    also = or_(figures.c.near.in_(near), figures.c.near.in_(block), figures.c.block.in_(near))
    seqs = {*numbers, *connection.execute(select(figures.c.seq).where(also)).scalars()}
    keys = {key for figure in due if (entry := roster.entry_of(figure)) for key in entry.keys}
    for names in portions(sorted(keys)):
        named = (figures.c.name_key.in_(names), figures.c.article_seq == 0)
        seqs.update(connection.execute(select(figures.c.seq).where(*named)).scalars())
    new = set(seqs)
    while new:
        found = set[int]()
        for part in portions(sorted(new)):
            columns = [figures.c[name] for name in ("type", "block", "near", "actor")]
            rows = select(*columns).where(figures.c.seq.in_(part)).subquery()
            # Nothing is joined through what has a name that tells nobody; thousands may be joined to one actor.
            through = and_(figures.c.actor.in_(select(rows.c.actor)), ~ALONE)
            bodies = select(rows.c.near).where(rows.c.type != "person", rows.c.near.is_not(None))
            again = or_(figures.c.block.in_(select(rows.c.block)), figures.c.near.in_(bodies), through)
            found.update(connection.execute(select(figures.c.seq).where(again)).scalars())
            found |= partners_of(connection, part) | beside(connection, part)
        new = found - seqs
        seqs |= new
    return [figure for part in portions(sorted(seqs)) for figure in read_figures(connection, figures.c.seq.in_(part))]


def _linked(connection: Connection, together: Sequence[Figure]) -> set[frozenset[int]]:
    """Pairs of figures of one name and two callings that speak in one article, and so are one person's."""
    by_name: dict[tuple[str, str], dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in together:
        if not figure.article_seq and (calling := calling_of(figure.office)):
            by_name[figure.type, figure.name_key][calling].append(figure)
    found: set[frozenset[int]] = set()
    for callings in by_name.values():
        # The calling with most statements is compared with each other one, and so not gone through.
        few = sorted(callings.values(), key=lambda group: sum(figure.statements for figure in group))[:-1]
        of = {figure.seq: calling for calling, group in callings.items() for figure in group}
        for group in few:
            here, there = spoken.alias("here"), spoken.alias("there")
            query = (
                select(here.c.figure, there.c.figure)
                .join(there, there.c.article_seq == here.c.article_seq)
                .where(here.c.figure.in_([figure.seq for figure in group]), there.c.figure.in_(of))
                .distinct()
            )
            found |= {frozenset((a, b)) for a, b in connection.execute(query) if of[a] != of[b]}
    return found


def _served_in(connection: Connection) -> Served:
    """Whom figures serve, by what articles say of them, each looked up once."""

    @cache
    def found(seqs: tuple[int, ...]) -> frozenset[str]:
        told = select(attributions.c.speaker_role, attributions.c.party).distinct()
        told = told.join(spoken, spoken.c.seq == attributions.c.seq)
        told = told.outerjoin(corrected, corrected.c.seq == attributions.c.seq).where(corrected.c.seq.is_(None))
        rows = (row for some in portions(seqs) for row in connection.execute(told.where(spoken.c.figure.in_(some))))
        return served(words for row in rows for words in row if words)

    return lambda seqs: found(tuple(seqs))


def _write(connection: Connection, places: dict[int, Place]) -> None:
    """Write the places that changed."""
    there = _there(connection, places)
    changed = [
        {"number": seq, "now_actor": now.actor, "now_via": now.via, "now_rule": now.rule, "now_score": now.score}
        for seq, now in sorted(places.items())
        if there[seq] != now
    ]
    if changed:
        query = update(figures).where(figures.c.seq == bindparam("number"))
        values: dict[str, Any] = {name: bindparam(f"now_{name}") for name in ("actor", "via", "rule", "score")}
        connection.execute(query.values(**values), changed)


def _there(connection: Connection, seqs: Iterable[int]) -> dict[int, Place]:
    """Where figures stand by their rows."""
    columns = [figures.c[name] for name in ("seq", "actor", "via", "rule", "score")]
    return {
        seq: Place(actor=actor, via=via, rule=rule, score=score)
        for part in portions(sorted(seqs))
        for seq, actor, via, rule, score in connection.execute(select(*columns).where(figures.c.seq.in_(part)))
    }

"""The figures that one actor may be the same as, so that its candidates are found without reading all figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Column, ColumnElement, Connection, and_, or_, select

from onrecord.ledger.schema import figures
from onrecord.matching.actors import evidence
from onrecord.matching.actors.joining import Figure
from onrecord.matching.actors.names import block_of, near_of, surname_of, words_of
from onrecord.matching.actors.rows import read_figures

LONGEST = 8  # letters of initials
_AT_ONCE = 500  # values in one query


def figures_around(connection: Connection, number: int) -> list[Figure]:
    """All figures of an actor, and of those whose names are looked up together with one of its names.

    It has every figure that `candidates` compares with one of the actor's, and those that share a group with it there.
    """
    own = read_figures(connection, figures.c.actor == number)
    people = {figure.name_key for figure in own if figure.type == "person"}
    seqs: set[int] = set()
    for condition in (
        *_like_people(sorted(people)),
        *_with_surname(connection, {surname for key in people if (surname := surname_of(key))}),
        *_by_initials(connection, [figure for figure in own if figure.type != "person"]),
        *_any_of(figures.c.name_key, {figure.name_key for figure in own}),
    ):
        seqs.update(connection.execute(select(figures.c.seq).where(condition)).scalars())
    # A score is of all that is known of an actor.
    actors: set[int] = {number}
    for chosen in _any_of(figures.c.seq, seqs):
        actors.update(connection.execute(select(figures.c.actor).where(chosen)).scalars())
    found = [one for chosen in _any_of(figures.c.actor, actors) for one in read_figures(connection, chosen)]
    return sorted(found, key=lambda figure: figure.seq)


def _like_people(keys: Sequence[str]) -> Iterable[ColumnElement[bool]]:
    """What is in a group with one of these names: by block, by what is near it, or by its first two words."""
    groups = {name for key in keys for name in (block_of(key), near_of(key)) if name}
    firsts = {" ".join(words_of(key)[:2]) for key in keys} - {""}
    for chosen in (figures.c.block, figures.c.near):
        yield from _any_of(chosen, groups | firsts)
    if firsts:
        yield or_(*(figures.c.name_key.contains(first, autoescape=True) for first in sorted(firsts)))


def _with_surname(connection: Connection, surnames: set[str]) -> Iterable[ColumnElement[bool]]:
    """Everybody of these surnames, those too who are called nothing else."""
    if not surnames:
        return
    yield or_(*(begins(connection, figures.c.block, surname) for surname in sorted(surnames)))
    # Two queries, for each has an index of its own.
    keys: set[str] = set()
    for lone in (figures.c.article_seq != 0, begins(connection, figures.c.block, "person:")):
        named = select(figures.c.name_key).where(figures.c.type == "person", lone).distinct()
        keys.update(key for key in connection.execute(named).scalars() if surname_of(key) in surnames)
    yield from _any_of(figures.c.name_key, keys)


def begins(connection: Connection, column: Column[str], word: str) -> ColumnElement[bool]:
    """Whether the first of the words in a column is this one, and others follow."""
    if connection.dialect.name == "sqlite":  # whose LIKE heeds no case, and so uses no index
        return and_(column >= f"{word} ", column < f"{word}!")
    return column.startswith(f"{word} ", autoescape=True)


def _by_initials(connection: Connection, own: Sequence[Figure]) -> Iterable[ColumnElement[bool]]:
    """Bodies whose initials one of these is, and what is the initials of one of these."""
    yield from _any_of(figures.c.name_key, {short for figure in own for short in evidence.initials(figure.name_key)})
    shorts = {figure.name_key for figure in own if figure.name_key.isalpha() and 2 <= len(figure.name_key) <= LONGEST}
    if not shorts:
        return
    bodies = select(figures.c.name_key).where(figures.c.type != "person", figures.c.name_key.contains(" ")).distinct()
    full = {key for key in connection.execute(bodies).scalars() if shorts & {*evidence.initials(key)}}
    yield from _any_of(figures.c.name_key, full)


def _any_of(column: ColumnElement[str] | ColumnElement[int], values: Iterable[object]) -> Iterable[ColumnElement[bool]]:
    """Whether a column has one of some values; databases bound how many a query may have."""
    wanted = sorted(values)  # type: ignore[type-var]
    return [column.in_(wanted[at : at + _AT_ONCE]) for at in range(0, len(wanted), _AT_ONCE)]

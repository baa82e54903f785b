"""Pairs of actors that may be the same, which only a person can tell: with both values, a rule and a score.

Looked for among names that are alike, a name that stands with parties that contradict each other, a surname or an
initial alone, and the initials of a body. What people decided on is no candidate.
"""

from __future__ import annotations

import heapq
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import Connection, select

from onrecord.ledger.engine import snapshot
from onrecord.ledger.errors import telling
from onrecord.ledger.paging import check_limit, no_mark
from onrecord.ledger.schema import decisions, figures, judged
from onrecord.ledger.store import Ledger
from onrecord.matching.actors import evidence
from onrecord.matching.actors.around import LONGEST, figures_around
from onrecord.matching.actors.decided import OTHER
from onrecord.matching.actors.finding import find_number
from onrecord.matching.actors.joining import Figure, alike_names
from onrecord.matching.actors.keeping import catch_up
from onrecord.matching.actors.listing import read_actors
from onrecord.matching.actors.names import INITIAL, SURNAME, Likeness, likeness, surname_of
from onrecord.matching.actors.rows import read_figures
from onrecord.record import Actor

SAME_NAME = Likeness("the same name, of which parties or callings contradict each other", 0.95)
INITIALS = Likeness("the initials of the name", 0.7)

_AGAINST = 0.6  # a score is multiplied by this where parties contradict each other
# How much of the doubt stays where something bears it out: an office that few hold, a body or an office, a country.
_RARE, _SHARED, _COUNTRY = 0.3, 0.5, 0.8
_AT_ONCE = 500  # values in one query


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Two actors that may be the same: what of their names is alike, how they are called, and a score up to 1.

    The score orders what is worth a look first; it is no probability.
    """

    one: Actor
    other: Actor
    rule: str
    values: tuple[str, str]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidatePage:
    """Some pairs of a list. `next` is the mark of the page after, and null on the last one."""

    candidates: tuple[Candidate, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of an actor: its figures, and what of them is compared."""

    number: int
    figures: Sequence[Figure]

    @property
    def statements(self) -> int:
        return sum(figure.statements for figure in self.figures)

    @property
    def parties(self) -> set[str]:
        return {figure.party_key for figure in self.figures} - {""}

    @property
    def offices(self) -> set[str]:
        return {figure.office for figure in self.figures} - {""}


_Pair = tuple[float, int, int, int, str, str, str]
"""score, statements, both actors' numbers, the rule and both names."""

_Place = tuple[int, int, int, int]
"""Where a pair stands in the list: its score in thousandths, statements, both actors' numbers; the highest first."""

_MARK = re.compile(r"(\d{1,4})\.(\d{1,18})\.(\d{1,18})\.(\d{1,18})", re.ASCII)


def list_candidates(
    ledger: Ledger, *, name: str | None = None, limit: int | None = None, page: str | None = None
) -> list[Candidate]:
    """The pairs most worth a look, at most `limit`: the highest score first, then those with most statements.

    With `name` (a reference as for `find_actor`), those of which one is that actor. `page`, the `next` of a page,
    leaves out what that page and those before it had.

    Raises LookupError with a sentence if `name` means nobody or several, ValueError for a mark that no page gave.
    """
    after = None if page is None else _after(page)
    catch_up(ledger)
    with telling(ledger.name), snapshot(ledger.engine) as connection:
        return _read(connection, _best(connection, name, limit, after))


def candidate_page(
    ledger: Ledger, *, name: str | None = None, limit: int = 50, page: str | None = None
) -> CandidatePage:
    """A page of `list_candidates`, with at most `limit`. `page` is the `next` of the page before.

    Raises LookupError as `list_candidates` does, and ValueError with a sentence for a mark that no page gave.
    """
    check_limit(limit)
    after = None if page is None else _after(page)
    catch_up(ledger)
    with telling(ledger.name), snapshot(ledger.engine) as connection:
        best = _best(connection, name, limit + 1, after)
        found = _read(connection, best[:limit])
    return CandidatePage(
        candidates=tuple(found), next=".".join(map(str, _place(best[limit - 1]))) if len(best) > limit else None
    )


def _best(connection: Connection, name: str | None, limit: int | None, after: _Place | None) -> list[_Pair]:
    """The first pairs of the list, or the first after a place in it."""
    if name is None:
        pairs = _pairs(connection, read_figures(connection))
    else:
        wanted = find_number(connection, name)
        pairs = (pair for pair in _pairs(connection, figures_around(connection, wanted)) if wanted in pair[2:4])
    if after is not None:
        pairs = (pair for pair in pairs if _place(pair) < after)
    return sorted(pairs, reverse=True) if limit is None else heapq.nlargest(limit, pairs)


def _read(connection: Connection, pairs: Sequence[_Pair]) -> list[Candidate]:
    numbers = sorted({number for pair in pairs for number in pair[2:4]})
    read = {int(actor.id[1:]): actor for actor in read_actors(connection, numbers)}
    return [
        Candidate(one=read[one], other=read[other], rule=rule, values=(first, second), score=score)
        for score, _, one, other, rule, first, second in pairs
    ]


def _place(pair: _Pair) -> _Place:
    return round(pair[0] * 1000), *pair[1:4]


def _after(page: str) -> _Place:
    if (mark := _MARK.fullmatch(page)) is None:
        raise no_mark(page)
    score, statements, one, other = map(int, mark.groups())
    return score, statements, one, other


def _pairs(connection: Connection, among: Sequence[Figure]) -> Iterator[_Pair]:
    """Every pair of these figures once, by the likeness that says most."""
    actor_of = _actors_of(connection, [figure.seq for figure in among])
    groups: dict[int, list[Figure]] = defaultdict(list)
    for figure in among:
        groups[actor_of[figure.seq]].append(figure)
    known = {number: _Known(number, found) for number, found in groups.items()}
    apart = _apart(connection, actor_of)
    best: dict[frozenset[int], _Pair] = {}
    for one, other, like, sure in _alike([figure for found in groups.values() for figure in found]):
        first, second = sorted((one, other), key=lambda figure: actor_of[figure.seq])
        numbers = (actor_of[first.seq], actor_of[second.seq])
        key = frozenset(numbers)
        if len(key) == 1 or key in apart:
            continue
        score = _score(known[numbers[0]], known[numbers[1]], like)
        if not sure and score <= like.score:
            continue  # one of many of that surname, and nothing else says which one
        weight = known[numbers[0]].statements + known[numbers[1]].statements
        pair = (score, weight, *numbers, like.rule, first.name, second.name)
        best[key] = max(pair, best.get(key, pair))
    yield from best.values()


def _actors_of(connection: Connection, seqs: Sequence[int]) -> dict[int, int]:
    """The actor of each figure."""
    query = select(figures.c.seq, figures.c.actor)
    parts = [seqs[at : at + _AT_ONCE] for at in range(0, len(seqs), _AT_ONCE)]
    rows = (row for part in parts for row in connection.execute(query.where(figures.c.seq.in_(part))))
    return {row[0]: row[1] for row in rows}


def _apart(connection: Connection, actor_of: Mapping[int, int]) -> set[frozenset[int]]:
    """The pairs of actors of which people decided that they are not the same."""
    query = (
        select(judged.c.decision, judged.c.side, judged.c.figure)
        .join(decisions, decisions.c.seq == judged.c.decision)
        .where(decisions.c.kind == OTHER, judged.c.figure.is_not(None))
    )
    sides: dict[int, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for decision, side, figure in connection.execute(query):
        sides[decision][side].add(actor_of.get(figure, 0))
    return {frozenset((one, other)) for pair in sides.values() for one in pair[0] for other in pair[1]}


def _alike(found: Sequence[Figure]) -> Iterator[tuple[Figure, Figure, Likeness, bool]]:
    """Pairs of figures whose names are alike, and whether that by itself is worth a look."""
    by_name: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in found:
        if not figure.article_seq:
            by_name[figure.type, figure.name_key].append(figure)
    for (type, _), named in by_name.items():
        if type == "person":  # a body that several countries have is one of each
            yield from ((one, other, SAME_NAME, True) for one, other in combinations(named, 2))
    people = {key: named for (type, key), named in by_name.items() if type == "person"}
    for a, b, like in alike_names(people):
        yield from ((one, other, like, True) for one in people[a] for other in people[b])
    yield from _by_surname(people, [one for one in found if one.article_seq and one.type == "person"])
    yield from _by_initials([named for (type, _), named in by_name.items() if type != "person"])


def _by_surname(
    people: Mapping[str, Sequence[Figure]], single: Sequence[Figure]
) -> Iterator[tuple[Figure, Figure, Likeness, bool]]:
    """A surname or an initial with it, and those that it may mean."""
    surnames: dict[str, list[str]] = defaultdict(list)
    for key in people:
        if surname := surname_of(key):
            surnames[surname].append(key)
    for one in single:
        keys = surnames.get(surname_of(one.name_key) or "", [])
        for key in keys:
            if (like := likeness(one.name_key, key)) in (SURNAME, INITIAL):
                yield from ((one, other, like, len(keys) == 1) for other in people[key])


def _by_initials(bodies: Sequence[Sequence[Figure]]) -> Iterator[tuple[Figure, Figure, Likeness, bool]]:
    """The initials of a body, and those whose they are."""
    full: dict[str, list[Sequence[Figure]]] = defaultdict(list)
    for named in bodies:
        if " " in named[0].name_key:
            for initials in set(evidence.initials(named[0].name_key)):
                full[initials].append(named)
    for short in bodies:
        key = short[0].name_key
        if 2 <= len(key) <= LONGEST and key.isalpha() and short[0].name.isupper():
            for named in full.get(key, ()):
                yield from ((one, other, INITIALS, True) for one in short for other in named)


def _score(one: _Known, other: _Known, like: Likeness) -> float:
    if any(evidence.contradict(a, b) for a in one.parties for b in other.parties):
        return round(like.score * _AGAINST, 3)
    doubt = 1 - like.score
    parties = one.parties & other.parties
    if evidence.held(one.offices) & evidence.held(other.offices):
        doubt *= _RARE
    elif one.offices & other.offices or any(evidence.country_of(party) is None for party in parties):
        doubt *= _SHARED
    elif parties:
        doubt *= _COUNTRY
    return round(1 - doubt, 3)

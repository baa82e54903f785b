"""Which figures are the same actor: a plain function of the figures and of what people decided, whatever came first.

Strict: what would put two people into one is left to a person. Figures of one name are joined unless their parties
contradict each other, or their callings do (a pastor and a senator) and no article gives both; figures of names that
are alike only where an office that few hold, or a party, bears it out. Each join is a step from one figure to another
with a rule and a score, so that every name of an actor says how it came there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.english.offices import FORMER, calling_of
from onrecord.matching.actors import evidence
from onrecord.matching.actors.names import (
    JUNIOR,
    LETTER,
    MIDDLE,
    MIDDLE_INITIAL,
    PARTICLES,
    SHORT,
    SPELLING,
    Likeness,
    block_of,
    likeness,
    middles_of,
    words_of,
)
from onrecord.matching.bodies import body_of

RULES = 7
"""The version of the rules: when it rises, every figure is looked at again."""

SAME = "the same name"
SAME_PARTY = "the same name and party"
SAME_ARTICLE = "the same name in one article"
SAME_MOSTLY = "the same name, where nearly all whose party or calling is told agree"
SAME_SERVED = "the same name, and roles that name one person or body"
SAME_OFFICE = "the same name and office, where one party is not told"
ANOTHER_NAME = "another name of the same body"
BY_PERSON = "a person's decision"
BY_ROSTER = "names of one entry of the roster"

_MOSTLY = 0.8  # of the statements of a name whose party or calling is told
_MOST_SAID = 1000  # statements of one whose roles are gone through: who says more has an office that tells
_MOST_NAMES = 300  # in one block: of more, no two different ones are joined


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A row of `figures`: see `onrecord.ledger.figures`. `article_seq` is 0 for a name that tells who is meant."""

    seq: int
    type: str
    name_key: str
    party_key: str
    office: str
    article_seq: int
    name: str
    party: str | None
    statements: int
    near: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The actor of a figure, and the figure it was joined to: by which rule, with what score. Null for the first."""

    actor: int
    via: int | None
    rule: str | None
    score: float | None


Pairs = Mapping[frozenset[int], bool]
"""What people decided on two figures: whether they are the same."""

Served = Callable[[Sequence[int]], frozenset[str]]
"""The persons and bodies that some figures serve, as their roles tell it."""


def joined(
    figures: Sequence[Figure],
    decided: Pairs,
    linked: Collection[frozenset[int]] = (),
    entries: Mapping[int, int] | None = None,
    served: Served = lambda seqs: frozenset(),
) -> dict[int, Place]:
    """The place of each figure. `figures` has every figure that one of them may be joined to.

    `linked` are pairs of figures of one name and different callings that speak in the same article, `entries` the
    numbers of the roster's entries that figures are of; `served` tells whom some figures serve, by their roles.
    """
    groups = _Groups(figures, decided, entries or {})
    for pair in sorted((sorted(pair) for pair, same in decided.items() if same)):
        if groups.has(pair):
            groups.unite(pair[0], pair[1], BY_PERSON, 1.0, by_person=True)
    firsts: dict[int, int] = {}
    for figure in sorted(figures, key=_by_weight):
        if figure.seq in groups.entries:
            first = firsts.setdefault(groups.entries[figure.seq], figure.seq)
            groups.unite(first, figure.seq, BY_ROSTER, 1.0, whatever_calling=True)
    for one, other in sorted(map(sorted, linked)):
        groups.unite(one, other, SAME_ARTICLE, 1.0, whatever_calling=True)
    by_name: dict[tuple[str, str, int], list[Figure]] = defaultdict(list)
    for figure in figures:
        by_name[figure.type, figure.name_key, figure.article_seq].append(figure)
    for _, named in sorted(by_name.items()):
        _join_name(groups, sorted(named, key=_by_weight), served)
    _join_bodies(groups, figures)
    _join_alike(groups, by_name, served)
    return groups.places()


def _by_weight(figure: Figure) -> tuple[int, int]:
    return -figure.statements, figure.seq


def _join_name(groups: _Groups, named: Sequence[Figure], served: Served) -> None:
    """Join the figures of one name: party by party, then those of which only the calling is told, then the others."""
    with_party = [figure for figure in named if figure.party_key]
    with_calling = [figure for figure in named if not figure.party_key and calling_of(figure.office)]
    untold = [figure for figure in named if not figure.party_key and not calling_of(figure.office)]
    firsts: list[Figure] = []  # one for each set of figures that do not contradict each other
    for figure in with_party:
        for first in firsts:
            rule = SAME_PARTY if first.party_key == figure.party_key else SAME
            if groups.unite(first.seq, figure.seq, rule, 1.0):
                break
        else:
            firsts.append(figure)
    for figure in with_calling:
        _join_told_less(groups, figure, firsts, firsts, served)
    lone: list[Figure] = []
    for figure in untold:
        _join_told_less(groups, figure, firsts or lone, lone, served)


def _join_bodies(groups: _Groups, figures: Iterable[Figure]) -> None:
    """Join the names of one body, each with those that speak most and do not contradict it."""
    by_body: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if body := named_body(figure):
            by_body[body].append(figure)
    for _, named in sorted(by_body.items()):
        firsts: list[Figure] = []
        for figure in sorted(named, key=_by_weight):
            if not any(_unite_names(groups, first, figure) for first in firsts):
                firsts.append(figure)


def _unite_names(groups: _Groups, first: Figure, figure: Figure) -> bool:
    same = first.name_key == figure.name_key
    return groups.unite(first.seq, figure.seq, *((SAME, 1.0) if same else (ANOTHER_NAME, 0.97)))


def named_body(figure: Figure) -> str | None:
    """What the names of one body have in common; null for a person, and where a name tells nobody by itself."""
    if figure.type == "person" or figure.article_seq:
        return None
    return f"body: {body_of(figure.name, figure.party)}"


def _join_told_less(
    groups: _Groups, figure: Figure, firsts: Sequence[Figure], new: list[Figure], served: Served
) -> None:
    """Join a figure whose party is not told to one of `firsts`, or else have it begin another group in `new`."""
    able = [first for first in firsts if groups.able(first.seq, figure.seq)]
    weights = [groups.told(first.seq) for first in able]
    main = able[weights.index(max(weights))] if able else None
    rare = [first for first in able if evidence.held([figure.office]) & evidence.held(groups.offices(first.seq))]
    if main and len(able) == 1:
        groups.unite(main.seq, figure.seq, SAME, 1.0)
    elif len(rare) == 1:
        groups.unite(rare[0].seq, figure.seq, SAME_OFFICE, 0.98)
    elif main and max(weights) >= _MOSTLY * sum(weights) > 0:
        groups.unite(main.seq, figure.seq, SAME_MOSTLY, 0.95)
    elif figure.type == "person" and len(serving := _serving_one(groups, figure, able, served)) == 1:
        groups.unite(serving[0].seq, figure.seq, SAME_SERVED, 0.95)
    elif not any(groups.unite(first.seq, figure.seq, SAME, 1.0) for first in new if first not in able):
        new.append(figure)


def _serving_one(groups: _Groups, figure: Figure, able: Sequence[Figure], served: Served) -> list[Figure]:
    """Those of some figures that are in a group which serves whom a figure does."""
    few = [first for first in able if groups.statements(first.seq) <= _MOST_SAID]
    whom = served([figure.seq]) if few and figure.statements <= _MOST_SAID else frozenset()
    return [first for first in few if whom & served(groups.seqs(first.seq))] if whom else []


def _join_alike(groups: _Groups, by_name: Mapping[tuple[str, str, int], Sequence[Figure]], served: Served) -> None:
    """Join what bears different names that are alike, the surest first."""
    telling = {key: named for (type, key, article), named in by_name.items() if type == "person" and not article}
    found: list[tuple[float, int, int, int, Likeness]] = []
    one_middle = _with_one_middle(telling)
    for a, b, like in alike_names(telling):
        sure = like is PARTICLES or (like is MIDDLE_INITIAL and {a, b} <= one_middle)
        for first in _heads(groups, telling[a]):
            for second in _heads(groups, telling[b]):
                if sure or _borne_out(groups, first, second, like) or _serve_one(groups, first, second, like, served):
                    weight = -(groups.statements(first) + groups.statements(second))
                    found.append((-like.score, weight, first, second, like))
    for _, _, first, second, like in sorted(found, key=lambda item: item[:4]):
        groups.unite(first, second, like.rule, like.score)


def _with_one_middle(telling: Iterable[str]) -> set[str]:
    """The names of which no other has another middle name or initial between the same first name and surname."""
    by_ends: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for key in telling:
        if parts := middles_of(key):
            by_ends[parts[0]][key] = parts[1]
    return {key for named in by_ends.values() if len({*named.values()} - {()}) <= 1 for key in named}


def alike_names(telling: Mapping[str, Sequence[Figure]]) -> Iterator[tuple[str, str, Likeness]]:
    """The pairs of different names that are alike, among those that are looked up together."""
    together: dict[str, set[str]] = defaultdict(set)
    for key, named in telling.items():
        for bucket in (block_of(key), named[0].near, " ".join(words_of(key)[:2])):
            if bucket:
                together[bucket].add(key)
    seen: set[tuple[str, str]] = set()
    for _, keys in sorted(together.items()):
        if len(keys) <= _MOST_NAMES:
            for a, b in combinations(sorted(keys), 2):
                if (a, b) not in seen and (like := likeness(a, b)):
                    seen.add((a, b))
                    yield a, b, like


def _heads(groups: _Groups, named: Iterable[Figure]) -> list[int]:
    """One figure of each group that some figures are in: the one that speaks most."""
    heads: dict[int, Figure] = {}
    for figure in sorted(named, key=_by_weight):
        heads.setdefault(groups.root(figure.seq), figure)
    return sorted(figure.seq for figure in heads.values())


def _borne_out(groups: _Groups, a: int, b: int, like: Likeness) -> bool:
    """Whether something beside their names says that two figures are the same: the less the names say, the more."""
    mine, its = ({office.removeprefix(FORMER) for office in groups.offices(one)} for one in (a, b))
    offices = (mine & its) - {""}  # held in one article, and formerly in another
    rare = evidence.held(groups.offices(a)) & evidence.held(groups.offices(b))
    parties = groups.parties(a) & groups.parties(b)
    bodies = {party for party in parties if evidence.country_of(party) is None}
    if like in (MIDDLE_INITIAL, MIDDLE):
        return bool(offices or parties)
    if like is JUNIOR:
        public = any(evidence.country_of(party) for party in parties)
        kept = (evidence.not_inherited(groups.offices(one), public=public) for one in (a, b))
        return bool(set.intersection(*kept))
    if like in (SPELLING, SHORT):
        same = evidence.telling(groups.offices(a)) & evidence.telling(groups.offices(b))
        return bool(same or (like is SPELLING and rare) or bodies or (parties and offices))
    return like is LETTER and bool(rare or (parties and offices))


def _serve_one(groups: _Groups, a: int, b: int, like: Likeness, served: Served) -> bool:
    """Whether two of names that sound the same serve one person or body: a Moss aide, and Moss's lawyer."""
    many = max(groups.statements(a), groups.statements(b)) > _MOST_SAID
    if many or like not in (SPELLING, SHORT, MIDDLE) or not groups.able(a, b):
        return False
    mine, its = (groups.seqs(one) for one in (a, b))
    return bool(served(mine) & served(its))


class _Groups:
    """Figures as they are joined; a union that people or parties speak against is refused."""

    def __init__(self, figures: Sequence[Figure], decided: Pairs, entries: Mapping[int, int]) -> None:
        self.entries = entries
        self._of = {figure.seq: figure for figure in figures}
        self._members = {figure.seq: [figure.seq] for figure in figures}
        self._root = {figure.seq: figure.seq for figure in figures}
        self._steps: dict[int, list[tuple[int, str, float]]] = defaultdict(list)
        self._other: dict[int, set[int]] = defaultdict(set)
        for pair, same in decided.items():
            if not same:
                a, b = sorted(pair)
                self._other[a].add(b)
                self._other[b].add(a)

    def has(self, seqs: Iterable[int]) -> bool:
        return all(seq in self._of for seq in seqs)

    def root(self, seq: int) -> int:
        return self._root[seq]

    def _figures(self, seq: int) -> list[Figure]:
        return [self._of[member] for member in self._members[self._root[seq]]]

    def statements(self, seq: int) -> int:
        return sum(figure.statements for figure in self._figures(seq))

    def seqs(self, seq: int) -> tuple[int, ...]:
        return tuple(sorted(self._members[self._root[seq]]))

    def told(self, seq: int) -> int:
        """How many statements tell a party or a calling."""
        return sum(one.statements for one in self._figures(seq) if one.party_key or calling_of(one.office))

    def _callings(self, seq: int) -> set[str]:
        return {calling for figure in self._figures(seq) if (calling := calling_of(figure.office))}

    def offices(self, seq: int) -> set[str]:
        return {figure.office for figure in self._figures(seq)}

    def parties(self, seq: int) -> set[str]:
        return {figure.party_key for figure in self._figures(seq)} - {""}

    def _entries(self, seq: int) -> set[int]:
        return {self.entries[member] for member in self._members[self._root[seq]] if member in self.entries}

    def able(self, a: int, b: int, *, whatever_calling: bool = False) -> bool:
        """Whether neither people nor parties nor callings speak against joining what two figures are in."""
        its = set(self._members[self._root[b]])
        if any(self._other[seq] & its for seq in self._members[self._root[a]]):
            return False
        if len({entry for seq in (a, b) for entry in self._entries(seq)}) > 1:
            return False
        mine, others = self._callings(a), self._callings(b)
        bodies = {party for party in self.parties(a) & self.parties(b) if evidence.country_of(party) is None}
        if mine and others and not (mine & others or bodies or whatever_calling):
            return False
        return not any(evidence.contradict(one, other) for one in self.parties(a) for other in self.parties(b))

    def unite(
        self, a: int, b: int, rule: str, score: float, *, by_person: bool = False, whatever_calling: bool = False
    ) -> bool:
        """Join what two figures are in; whether they are the same now. Only people join what contradicts itself."""
        first, second = self._root[a], self._root[b]
        if first == second:
            return True
        mine, its = self._members[first], self._members[second]
        if by_person:
            if any(self._other[seq] & set(its) for seq in mine):
                return False
        elif not self.able(a, b, whatever_calling=whatever_calling):
            return False
        self._members[first] = mine + its
        for seq in self._members.pop(second):
            self._root[seq] = first
        self._steps[a].append((b, rule, score))
        self._steps[b].append((a, rule, score))
        return True

    def _head(self, members: Sequence[int]) -> int:
        """The figure that speaks most, of the name that does."""
        names: Counter[str] = Counter()
        for seq in members:
            names[self._of[seq].name_key] += self._of[seq].statements
        most = max(names.values())
        return min((self._of[seq] for seq in members if names[self._of[seq].name_key] == most), key=_by_weight).seq

    def places(self) -> dict[int, Place]:
        """Where every figure stands: steps lead from each to the one that speaks most."""
        found: dict[int, Place] = {}
        for members in self._members.values():
            actor, head = min(members), self._head(members)
            found[head] = Place(actor=actor, via=None, rule=None, score=None)
            open_ = [head]
            while open_:
                at = open_.pop(0)
                for seq, rule, score in sorted(self._steps[at]):
                    if seq not in found:
                        found[seq] = Place(actor=actor, via=at, rule=rule, score=score)
                        open_.append(seq)
        return found

"""What the statements of an issue's parties tell, found in a ledger and read one by one.

What was read of a statement is kept in the process, for its words never change; what is no longer listed is let go.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from onrecord.ledger.folded import Wholes
from onrecord.ledger.folding import fold, tokens
from onrecord.ledger.gathering import Gathered, Known, phrase_of, stands_in
from onrecord.ledger.index import Phrase
from onrecord.positions.context import is_about, is_position
from onrecord.positions.matter import Matter
from onrecord.positions.sides import sides_of
from onrecord.positions.stance import Reading, stance_of
from onrecord.record import Carrier, Issue, Statement

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

_MEDIATION = ("mediat*", "broker*", "facilitat*", "host*", "together", "good offices", "intermediary")
_ISSUES = 64  # whose readings are kept

SURE = 0.5
"""Below this confidence a statement bears out no position: its words or its source may be wrong."""


@dataclass(frozen=True, slots=True)
class Read:
    """A statement of a party, and what it tells. `told`: a stance of its date, or a denial."""

    party: str
    item: Gathered
    reading: Reading
    told: bool
    names_matter: bool  # one of the issue's `about` stands in it, or none is asked for


@dataclass(frozen=True, slots=True)
class Whole:
    """What was read of one attribution, the statement that it carries and its place among the carriers.

    `on_it`: one of the issue's `about` stands near; `position`: nothing around makes it a day gone by or a supposition.
    """

    read: Read
    statement: Statement
    place: int
    on_it: bool
    position: bool

    @property
    def carrier(self) -> Carrier:
        """What carries the words that were read."""
        return self.statement.carriers[self.place]


@dataclass(slots=True)
class _Kept:
    """What is known of one issue's statements in one ledger."""

    gathered: Known = field(default_factory=dict)
    reads: dict[str, tuple[Gathered, Read | None]] = field(default_factory=dict)
    around: dict[str, tuple[Gathered, tuple[bool, bool]]] = field(default_factory=dict)
    wholes: Wholes = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)


_kept: WeakKeyDictionary[Ledger, dict[_Key, _Kept]] = WeakKeyDictionary()


def readings_of(ledger: Ledger, issue: Issue, *, since: str | None, until: str | None) -> tuple[list[Read], list[Read]]:
    """The parties' statements that tell a stance or a denial, and those with the issue's words that tell neither."""
    reader, kept = _reader(_key(issue)), _kept_of(ledger, issue)
    names = [name for party, also in issue.parties.items() for name in (party, *also)]
    reads: dict[str, tuple[Gathered, Read | None]] = {}
    with kept.lock:
        items = ledger.gather(words=reader.looked_up, parties=names, since=since, until=until, known=kept.gathered)
        for item in items:
            before = kept.reads.get(item.id)
            reads[item.id] = before if before is not None and before[0] is item else (item, reader.read(item))
        kept.reads = reads if since is None and until is None else {**kept.reads, **reads}
    found = [one for _, one in reads.values() if one is not None]
    return [one for one in found if one.told], [one for one in found if not one.told and one.names_matter]


def wholes_of(ledger: Ledger, issue: Issue, read: Iterable[Read]) -> dict[str, Whole]:
    """The statements that some attributions carry, by the ids of these, and what stands around their words."""
    kept, wanted = _kept_of(ledger, issue), {one.item.id: one for one in read}
    about = [phrase for words in issue.about if (phrase := phrase_of(words))]
    with kept.lock:
        placed = ledger.placed(wanted, known=kept.wholes)
        new = [
            one
            for id, one in wanted.items()
            if id in placed and ((before := kept.around.get(id)) is None or before[0] is not one.item)
        ]
        texts = ledger.texts_of({one.item.article_seq for one in new})
        for one in new:
            statement, place = placed[one.item.id]
            text = texts.get(one.item.article_seq, "")
            kept.around[one.item.id] = one.item, _around(one.item, statement, statement.carriers[place], text, about)
        return {
            id: Whole(wanted[id], statement, place, *kept.around[id][1]) for id, (statement, place) in placed.items()
        }


def _around(
    item: Gathered, statement: Statement, carrier: Carrier, text: str, about: Sequence[Phrase]
) -> tuple[bool, bool]:
    """Whether one of `about` stands near, and whether nothing around makes the words no position."""
    on_it = not about or is_about(carrier, text, about)
    return on_it, is_position(carrier, text, said_on=item.said_on, name=item.speaker, type=statement.speaker.type)


def let_go(ledger: Ledger, issue: Issue, used: Iterable[Whole]) -> None:
    """Keep nothing of an issue's statements but what is used."""
    kept, now = _kept_of(ledger, issue), list(used)
    statements = {id(one.statement) for one in now}
    with kept.lock:
        kept.wholes = {rows: item for rows, item in kept.wholes.items() if id(item[0]) in statements}
        kept.around = {one.read.item.id: (one.read.item, (one.on_it, one.position)) for one in now}


_Key = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]]


def _key(issue: Issue) -> _Key:
    return issue.title, issue.words, issue.examples, issue.about, tuple(issue.parties.items())


def _kept_of(ledger: Ledger, issue: Issue) -> _Kept:
    issues, key = _kept.setdefault(ledger, {}), _key(issue)
    while key not in issues and len(issues) >= _ISSUES:
        issues.pop(next(iter(issues)), None)
    return issues.setdefault(key, _Kept())


class _Reader:
    """Reads statements on one issue."""

    def __init__(self, issue: Issue) -> None:
        self._sides = sides_of(issue)
        self._matter = Matter(issue)
        self._about = [phrase for words in issue.about if (phrase := phrase_of(words))]
        self._others = {party: self._sides.others(party) for party in issue.parties}
        self.looked_up = [*self._matter.looked_up(), *_MEDIATION]

    def read(self, item: Gathered) -> Read | None:
        """What a statement tells; null where it is none of a party on the issue's words."""
        party = self._sides.of(party=item.party, speaker=item.speaker, role=item.role)
        if party is None:
            return None
        own, others = self._sides.called[party], self._others[party]
        known = tokens(fold(item.content)) if self._about else ()
        named = not self._about or any(stands_in(phrase, known) for phrase in self._about)
        reading = stance_of(
            item.cue, item.content, matter=self._matter, own=own, others=others, act=item.act, named=named
        )
        if reading is None:
            return None
        told = bool(reading.stance and not (reading.earlier and item.said_on is None)) or reading.denies
        return Read(party, item, reading, told, named)


@lru_cache(maxsize=_ISSUES)
def _reader(key: _Key) -> _Reader:
    title, words, examples, about, parties = key
    return _Reader(Issue(name="", title=title, parties=dict(parties), words=words, examples=examples, about=about))

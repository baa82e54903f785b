"""What the statements of an issue's parties tell, found in a ledger and read one by one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.ledger.folding import fold, tokens
from onrecord.ledger.gathering import Gathered, phrase_of, stands_in
from onrecord.positions.matter import Matter
from onrecord.positions.sides import sides_of
from onrecord.positions.stance import Reading, stance_of
from onrecord.record import Issue

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

_MEDIATION = ("mediat*", "broker*", "facilitat*", "host*", "together", "good offices", "intermediary")


_KEPT = 20_000  # readings of one issue that are kept: a statement's words never change
_ISSUES = 64


@dataclass(frozen=True, slots=True)
class Read:
    """A statement of a party, and what it tells."""

    party: str
    item: Gathered
    reading: Reading


def readings_of(ledger: Ledger, issue: Issue, *, since: str | None, until: str | None) -> tuple[list[Read], list[Read]]:
    """The parties' statements that tell a stance or a denial, and those with the issue's words that tell neither."""
    reader = _reader(issue.words, issue.examples, tuple(issue.parties.items()))
    names = [name for party, also in issue.parties.items() for name in (party, *also)]
    read: list[Read] = []
    quiet: list[Read] = []
    for item in ledger.gather(words=reader.looked_up, parties=names, since=since, until=until):
        party = reader.sides.of(party=item.party, speaker=item.speaker, role=item.role)
        reading = reader.read(party, item.cue, item.content, item.act) if party is not None else None
        if party is None or reading is None:
            continue
        told = (reading.stance and not (reading.earlier and item.said_on is None)) or reading.denies
        (read if told else quiet).append(Read(party, item, reading))
    about = [phrase for words in issue.about if (phrase := phrase_of(words))]
    if about:
        quiet = [one for one in quiet if any(stands_in(phrase, tokens(fold(one.item.content))) for phrase in about)]
    return read, quiet


class _Reader:
    """Reads statements on one issue."""

    def __init__(self, issue: Issue) -> None:
        self.sides = sides_of(issue)
        self._matter = Matter(issue)
        self._others = {party: self.sides.others(party) for party in issue.parties}
        self.looked_up = [*self._matter.looked_up(), *_MEDIATION]
        self.read = lru_cache(maxsize=_KEPT)(self._read)

    def _read(self, party: str, cue: str, content: str, act: str | None) -> Reading | None:
        own, others = self.sides.called[party], self._others[party]
        return stance_of(cue, content, matter=self._matter, own=own, others=others, act=act)


@lru_cache(maxsize=_ISSUES)
def _reader(
    words: tuple[str, ...], examples: tuple[str, ...], parties: tuple[tuple[str, tuple[str, ...]], ...]
) -> _Reader:
    return _Reader(Issue(name="", title="", parties=dict(parties), words=words, examples=examples))

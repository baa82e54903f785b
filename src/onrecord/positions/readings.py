"""What the statements of an issue's parties tell, found in a ledger and read one by one."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Read:
    """A statement of a party, and what it tells."""

    party: str
    item: Gathered
    reading: Reading


def readings_of(ledger: Ledger, issue: Issue, *, since: str | None, until: str | None) -> tuple[list[Read], list[Read]]:
    """The parties' statements that tell a stance or a denial, and those with the issue's words that tell neither."""
    matter, sides = Matter(issue), sides_of(issue)
    names = [name for party, also in issue.parties.items() for name in (party, *also)]
    found = ledger.gather(words=[*matter.looked_up(), *_MEDIATION], parties=names, since=since, until=until)
    others = {party: sides.others(party) for party in issue.parties}
    read: list[Read] = []
    quiet: list[Read] = []
    for item in found:
        party = sides.of(party=item.party, speaker=item.speaker, role=item.role)
        if party is None:
            continue
        reading = stance_of(
            item.cue, item.content, matter=matter, own=sides.called[party], others=others[party], act=item.act
        )
        if reading is None:
            continue
        told = (reading.stance and not (reading.earlier and item.said_on is None)) or reading.denies
        (read if told else quiet).append(Read(party, item, reading))
    about = [phrase for words in issue.about if (phrase := phrase_of(words))]
    if about:
        quiet = [one for one in quiet if any(stands_in(phrase, tokens(fold(one.item.content))) for phrase in about)]
    return read, quiet

"""Where each party of an issue stood, and when: the positions on record, who moved, and what reports differ on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from onrecord.positions.conflicts import Conflict, by_denial, by_matching, by_stance, conflict_key, denied
from onrecord.positions.grouping import positions_of
from onrecord.positions.moves import Move, moves_in
from onrecord.positions.readings import SURE, let_go, readings_of, wholes_of
from onrecord.record import Issue, Position, plain

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

_KEPT = 32  # timelines of one ledger
_known: WeakKeyDictionary[Ledger, dict[str, tuple[str, Timeline]]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The positions on one issue, by date; those without one come last.

    `quiet` counts the statements of the parties that have the issue's words and tell no stance, `unsure` those that
    tell one and are too uncertain to bear it out.
    """

    issue: Issue
    positions: tuple[Position, ...]
    moves: tuple[Move, ...]
    conflicts: tuple[Conflict, ...]
    quiet: int
    unsure: int


def timeline(ledger: Ledger, issue: Issue, *, since: str | None = None, until: str | None = None) -> Timeline:
    """The positions of an issue's parties. `since` and `until` are as for `Ledger.statements`.

    Asked for again while nothing was added to the ledger, it is the same object, at once.

    Raises ValueError with a sentence for a date that cannot be.
    """
    known = _known.setdefault(ledger, {})
    asked = json.dumps([plain(issue), since, until])
    head = f"{ledger.head().digest} {ledger.matched()}"  # what was matched is no part of the chain
    if (before := known.get(asked)) is not None and before[0] == head:
        return before[1]
    found = _timeline(ledger, issue, since=since, until=until)
    while len(known) >= _KEPT:
        known.pop(next(iter(known)), None)
    known[asked] = (head, found)
    return found


def _timeline(ledger: Ledger, issue: Issue, *, since: str | None, until: str | None) -> Timeline:
    read, quiet = readings_of(ledger, issue, since=since, until=until)
    sure = [one for one in read if one.item.confidence >= SURE]
    wholes = wholes_of(ledger, issue, sure)
    on_it = [one for one in wholes.values() if one.on_it]
    held = [one for one in on_it if one.position]
    positions = positions_of(one for one in held if one.read.reading.stance)
    pairs = denied([one.read for one in held if one.read.reading.denies], [*(one.read for one in held), *quiet])
    beside = wholes_of(ledger, issue, [one for _, claims in pairs for one in claims if one.item.id not in wholes])
    if since is None and until is None:
        let_go(ledger, issue, [*wholes.values(), *beside.values()])
    conflicts = [*by_stance(positions), *by_denial(pairs, wholes | beside)]
    on_matter = [*(one.read.item.id for one in on_it), *(one.item.id for one in quiet)]
    conflicts += by_matching(ledger, on_matter, conflicts)
    silent = {one.item.id for one in quiet} | {one.read.item.id for one in on_it if not one.position}
    return Timeline(
        issue=issue,
        positions=tuple(positions),
        moves=tuple(moves_in(positions)),
        conflicts=tuple(sorted(conflicts, key=conflict_key)),
        quiet=ledger.count_wholes(silent),
        unsure=len(read) - len(sure),
    )

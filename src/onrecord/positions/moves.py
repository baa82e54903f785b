"""Who moved: a party on record with another stance than in all that it said last before."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from operator import itemgetter

from onrecord.positions.dates import days, position_key
from onrecord.record import Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A party that stood otherwise before: `after` differs from all of `before`, its last positions until then.

    There are several of these where their order is unknown (a day in April, and some day of April).
    """

    party: str
    before: tuple[Position, ...]
    after: Position


def moves_in(positions: Sequence[Position]) -> list[Move]:
    """Each time that a party is on record with another stance than in all that it said last before.

    Only a date that lies wholly after another is later than it; a party with two stances at one date has not clearly
    moved to either. What is unclear, and what was offered to others, moves nobody.
    """
    found = []
    for party in dict.fromkeys(position.party for position in positions):
        dates = _by_date(position for position in positions if position.party == party)
        ending = sorted(dates, key=itemgetter(1))  # by their last day
        ends = [covered[1] for covered in ending]
        latest = list(accumulate((covered[0] for covered in ending), max))  # the latest first day until each
        for covered, there in dates.items():
            until = bisect_left(ends, covered[0])  # those before it lie wholly before
            if not until or len({position.stance for position in there}) > 1:
                continue
            before: list[Position] = []
            for at in range(until - 1, -1, -1):
                if ends[at] < latest[until - 1]:  # and from here on, wholly before another
                    break
                before = [*dates[ending[at]], *before]
            if all(position.stance != there[0].stance for position in before):
                found.append(Move(party=party, before=tuple(before), after=there[0]))
    return sorted(found, key=lambda move: position_key(move.after))


def _by_date(positions: Iterable[Position]) -> dict[tuple[date, date], list[Position]]:
    """The positions with a clear stance by the days that their dates cover."""
    found: dict[tuple[date, date], list[Position]] = defaultdict(list)
    for position in positions:
        covered = days(position.date)
        if covered and position.stance in ("open", "conditional", "closed"):
            found[covered].append(position)
    return found

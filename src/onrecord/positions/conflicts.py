"""Reports of one date that do not agree, side by side. Nothing here says which is right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Literal

from onrecord.positions.dates import dated, days
from onrecord.positions.readings import Read
from onrecord.record import Position, Statement

_SAME_DAYS = 7  # what covers more days than these is no date on which two reports can differ


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Reports of one date that do not agree, side by side: nothing here says which is right.

    `kind` is `stances` (one party is reported with two) or `denial` (somebody denies what is said on the issue).
    """

    kind: Literal["stances", "denial"]
    date: str
    statements: tuple[Statement, ...]


def by_stance(positions: Sequence[Position]) -> list[Conflict]:
    """One party reported with two stances at one date."""
    found = []
    for one, other in combinations(positions, 2):
        if one.party != other.party or one.date is None or one.date != other.date or not _short(one.date):
            continue
        if {one.stance, other.stance} in ({"open", "closed"}, {"conditional", "closed"}, {"open", "conditional"}):
            sides = (one.support[0].statement, other.support[0].statement)
            found.append(Conflict(kind="stances", date=one.date, statements=sides))
    return found


def by_denial(denials: Iterable[Read], read: Sequence[Read], statements: Mapping[str, Statement]) -> list[Conflict]:
    """A denial beside what others say on the issue within a day of it, with two words of weight in common."""
    found = []
    for denial in denials:
        covered = days(dated(statements[denial.item.id])[0])
        if covered is None or covered[1] - covered[0] > timedelta(days=_SAME_DAYS):
            continue
        beside = [
            statements[one.item.id]
            for one in read
            if one.party != denial.party
            and not one.reading.denies
            and _near(covered, dated(statements[one.item.id])[0])
        ]
        if beside:
            both = (*beside, statements[denial.item.id])
            found.append(Conflict(kind="denial", date=dated(both[-1])[0] or "", statements=both))
    return found


def _near(covered: tuple[date, date], other: str | None) -> bool:
    there = days(other)
    return bool(
        there
        and there[1] - there[0] <= timedelta(days=_SAME_DAYS)
        and there[0] <= covered[1] + timedelta(days=1)
        and there[1] >= covered[0] - timedelta(days=1)
    )


def _short(value: str) -> bool:
    covered = days(value)
    return bool(covered and covered[1] - covered[0] <= timedelta(days=_SAME_DAYS))


def conflict_key(conflict: Conflict) -> tuple[date, str]:
    return (days(conflict.date) or (date.max,))[0], conflict.statements[0].id

"""Reports of one date that do not agree, side by side. Nothing here says which is right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Literal

from onrecord.ledger.gathering import Gathered
from onrecord.positions.dates import dated, days
from onrecord.positions.matter import weighty_words
from onrecord.positions.readings import Read
from onrecord.record import Position, Statement

_SHARED = 2  # words
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
    at_once: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in positions:
        if position.date and _short(position.date) and position.stance in ("open", "conditional", "closed"):
            at_once[position.party, position.date].append(position)
    return [
        Conflict(kind="stances", date=day, statements=(one.support[0].statement, other.support[0].statement))
        for (_, day), there in at_once.items()
        for one, other in combinations(there, 2)
        if one.stance != other.stance
    ]


def denied(denials: Iterable[Read], others: Sequence[Read]) -> list[tuple[Read, list[Read]]]:
    """Each denial with what other parties say within a day of it that shares two words of weight with it."""
    found = []
    for denial in denials:
        if not _is_short(denial.item):
            continue
        words = weighty_words(denial.item.content)
        beside = [
            one
            for one in others
            if one.party != denial.party
            and not one.reading.denies
            and _near(denial.item, one.item)
            and len(words & weighty_words(one.item.content)) >= _SHARED
        ]
        if beside:
            found.append((denial, beside))
    return found


def by_denial(pairs: Iterable[tuple[Read, list[Read]]], statements: Mapping[str, Statement]) -> list[Conflict]:
    """What is denied, and last the denial."""
    found = []
    for denial, beside in pairs:
        told = tuple(statements[one.item.id] for one in (*beside, denial) if one.item.id in statements)
        if len(told) > 1:
            found.append(Conflict(kind="denial", date=dated(told[-1])[0] or "", statements=told))
    return found


def _near(one: Gathered, other: Gathered) -> bool:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    day = timedelta(days=1)
    return _is_short(other) and other.first <= one.last + day and other.last >= one.first - day


def _is_short(item: Gathered) -> bool:
    return item.first is not None and item.last is not None and (item.last - item.first).days <= _SAME_DAYS


def _short(value: str) -> bool:
    covered = days(value)
    return bool(covered and covered[1] - covered[0] <= timedelta(days=_SAME_DAYS))


def conflict_key(conflict: Conflict) -> tuple[date, str]:
    return (days(conflict.date) or (date.max,))[0], conflict.statements[0].id

"""Reports of one date that do not agree, side by side. Nothing here says which is right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from onrecord.ledger.gathering import Gathered
from onrecord.matching.statements import contradicted
from onrecord.positions.dates import dated, days
from onrecord.positions.readings import Read, Whole
from onrecord.positions.roots import weighty_words
from onrecord.record import Position, Statement, Support

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

_SHARED = 2  # words
_SAME_DAYS = 7  # what covers more days than these is no date on which two reports can differ


WHAT = {"stances": "two stances reported", "denial": "denied", "speakers": "the same words of two speakers"}
"""What is said of conflicts, by kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Reports of one date that do not agree, side by side: nothing here says which is right.

    `kind` is `stances` (one party is reported with two), `denial` (somebody denies what is said on the issue) or
    `speakers` (the same words are credited to two). A statement is led by the carrier that is meant.
    """

    kind: Literal["stances", "denial", "speakers"]
    date: str
    statements: tuple[Statement, ...]


def by_stance(positions: Sequence[Position]) -> list[Conflict]:
    """One party reported with two stances at one date."""
    at_once: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in positions:
        if position.date and _short(position.date) and position.stance in ("open", "conditional", "closed"):
            at_once[position.party, position.date].append(position)
    return [
        Conflict(kind="stances", date=day, statements=(_led(one.support[0]), _led(other.support[0])))
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


def by_denial(pairs: Iterable[tuple[Read, list[Read]]], wholes: Mapping[str, Whole]) -> list[Conflict]:
    """What is denied, each statement once, and last the denial."""
    found: dict[str, Conflict] = {}
    for denial, beside in pairs:
        told = [wholes[one.item.id].statement for one in (*beside, denial) if one.item.id in wholes]
        each = tuple({statement.id: statement for statement in told}.values())
        if len(each) > 1:
            found.setdefault(each[-1].id, Conflict(kind="denial", date=dated(each[-1])[0] or "", statements=each))
    return list(found.values())


def by_matching(ledger: Ledger, ids: Iterable[str], known: Iterable[Conflict]) -> list[Conflict]:
    """What matching set against statements on the issue: denials, and the same words of two speakers.

    `ids` are those of attributions on the issue; `known` are the conflicts that need not be told again.
    """
    seen = [{item.id for item in one.statements} for one in known]
    return [
        Conflict(kind=one.kind, date=dated(one.other)[0] or dated(one.one)[0] or "", statements=(one.one, one.other))
        for one in contradicted(ledger, ids)
        if not any({one.one.id, one.other.id} <= there for there in seen)
    ]


def _led(support: Support) -> Statement:
    """A statement as the carrier has it whose words tell the stance."""
    if support.place == 0:
        return support.statement
    carriers = support.statement.carriers
    rest = (*carriers[: support.place], *carriers[support.place + 1 :])
    return replace(support.statement, content=support.carrier.content, carriers=(support.carrier, *rest))


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

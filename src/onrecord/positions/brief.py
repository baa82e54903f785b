"""What changed on an issue since a date: who moved, what reports differ on, what was said, and who copied whom.

Every line of a brief is a statement on record with its place: a brief has headings, and no sentence of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onrecord.edtf import bounds
from onrecord.matching.statements import tell
from onrecord.positions.conflicts import Conflict
from onrecord.positions.dates import dated, days
from onrecord.positions.moves import Move
from onrecord.positions.readings import SURE, readings_of, wholes_of
from onrecord.positions.timelines import timeline
from onrecord.record import Carrier, Issue, Stance, Statement

if TYPE_CHECKING:
    from onrecord.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A statement that several articles carry: the first of them, and the others in the order they came out.

    `copies` were taken from an earlier one, as far as that shows; `others` report it by themselves.
    """

    statement: Statement
    first: Carrier
    copies: tuple[Carrier, ...]
    others: tuple[Carrier, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement of a party on the issue, the carrier that it is shown as, and the stance that it tells, if any."""

    statement: Statement
    carrier: Carrier
    stance: Stance | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What is on record on an issue since a date. `said` is by party, in the order of dates, each statement once."""

    issue: Issue
    since: str
    until: str | None
    moves: tuple[Move, ...]
    conflicts: tuple[Conflict, ...]
    said: dict[str, tuple[Said, ...]]
    reports: tuple[Report, ...]


def brief(ledger: Ledger, issue: Issue, *, since: str, until: str | None = None) -> Brief:
    """The brief on an issue. Dates are as for `Ledger.statements`; a move counts by its later position's date.

    What is too uncertain to bear out a position is left out. Raises ValueError with a sentence for a date that cannot
    be.
    """
    first = bounds(since)[0]
    found = timeline(ledger, issue, until=until)
    stances = {
        (item.statement.id, item.place): item.stance for position in found.positions for item in position.support
    }
    read, quiet = readings_of(ledger, issue, since=None, until=until)
    sure = [one for one in (*read, *quiet) if one.item.confidence >= SURE]
    each: dict[str, Said] = {}
    party_of: dict[str, str] = {}
    # As the carrier has it that tells a stance, or else the first one of this party.
    wholes = [one for one in wholes_of(ledger, issue, sure).values() if one.on_it]
    for one in sorted(wholes, key=lambda one: ((one.statement.id, one.place) not in stances, one.place)):
        if one.statement.id not in each:
            stance = stances.get((one.statement.id, one.place))
            each[one.statement.id] = Said(statement=one.statement, carrier=one.carrier, stance=stance)
            party_of[one.statement.id] = one.read.party
    said: dict[str, list[Said]] = defaultdict(list)
    for item in sorted(each.values(), key=lambda item: _order(item.statement)):
        if _is_new(dated(item.statement)[0], first):
            said[party_of[item.statement.id]].append(item)
    return Brief(
        issue=issue,
        since=since,
        until=until,
        moves=tuple(move for move in found.moves if _is_new(move.after.date, first)),
        conflicts=tuple(conflict for conflict in found.conflicts if _is_new(conflict.date, first)),
        said={party: tuple(_outermost(said[party])) for party in issue.parties if party in said},
        reports=tuple(_reports(ledger, [item.statement for item in each.values()], first)),
    )


def _outermost(said: Sequence[Said]) -> list[Said]:
    """Without what stands inside another one's words, for speech inside speech is told there."""
    ends = {
        item.statement.id: (item.carrier.article, item.carrier.spans[0][0], item.carrier.spans[-1][1]) for item in said
    }
    return [
        item
        for item in said
        if item.stance is not None
        or not any(
            article == item.carrier.article and start <= item.carrier.spans[0][0] and item.carrier.spans[-1][1] <= end
            for id, (article, start, end) in ends.items()
            if id != item.statement.id and (article, start, end) != ends[item.statement.id]
        )
    ]


def _reports(ledger: Ledger, statements: Iterable[Statement], first: date) -> list[Report]:
    """What several articles carry, where one of them came out since a day."""
    found = []
    for statement in statements:
        articles = {carrier.article for carrier in statement.carriers}
        if len(articles) < 2 or not any(_is_new(carrier.published, first) for carrier in statement.carriers):
            continue
        seen: set[str] = set()
        copies: list[Carrier] = []
        others: list[Carrier] = []
        for telling in tell(ledger, statement.id).tellings:
            carrier = telling.told.carriers[0]
            if carrier.article not in seen:
                seen.add(carrier.article)
                (copies if telling.copied else others).append(carrier)
        found.append(Report(statement=statement, first=others[0], copies=tuple(copies), others=tuple(others[1:])))
    return sorted(found, key=lambda report: (report.first.published or "", report.statement.id))


def _is_new(value: str | None, first: date) -> bool:
    covered = days(value)
    return covered is not None and covered[1] >= first


def _order(statement: Statement) -> tuple[date, date, Sequence[int]]:
    first, last = days(dated(statement)[0]) or (date.max, date.max)
    return first, last, (int(statement.id[1:]),)

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
from onrecord.ledger.folding import fold, tokens
from onrecord.positions.conflicts import Conflict
from onrecord.positions.dates import dated, days
from onrecord.positions.moves import Move
from onrecord.positions.readings import readings_of
from onrecord.positions.timelines import timeline
from onrecord.record import Carrier, Issue, Stance, Statement

if TYPE_CHECKING:
    from onrecord.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Words of one speaker that several articles carry: the first one, and the others in the order they came out."""

    first: tuple[Statement, Carrier]
    copies: tuple[tuple[Statement, Carrier], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement of a party on the issue, and the stance that it tells, if any."""

    statement: Statement
    stance: Stance | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What is on record on an issue since a date. `said` is by party, in the order of dates, each report once."""

    issue: Issue
    since: str
    until: str | None
    moves: tuple[Move, ...]
    conflicts: tuple[Conflict, ...]
    said: dict[str, tuple[Said, ...]]
    reports: tuple[Report, ...]


def brief(ledger: Ledger, issue: Issue, *, since: str, until: str | None = None) -> Brief:
    """The brief on an issue. Dates are as for `Ledger.statements`; a move counts by its later position's date.

    Raises ValueError with a sentence for a date that cannot be.
    """
    first = bounds(since)[0]
    found = timeline(ledger, issue, until=until)
    stances = {item.statement.id: item.stance for position in found.positions for item in position.support}
    read, quiet = readings_of(ledger, issue, since=None, until=until)
    party_of = {one.item.id: one.party for one in (*read, *quiet)}
    statements = ledger.statements_called(list(party_of))
    reports = _reports(statements, first)
    copies = {statement.id for report in reports for statement, _ in report.copies}
    said: dict[str, list[Said]] = defaultdict(list)
    for statement in sorted(statements, key=_order):
        if _is_new(dated(statement)[0], first) and statement.id not in copies:
            said[party_of[statement.id]].append(Said(statement=statement, stance=stances.get(statement.id)))
    return Brief(
        issue=issue,
        since=since,
        until=until,
        moves=tuple(move for move in found.moves if _is_new(move.after.date, first)),
        conflicts=tuple(conflict for conflict in found.conflicts if _is_new(conflict.date, first)),
        said={party: tuple(said[party]) for party in issue.parties if party in said},
        reports=tuple(reports),
    )


def _reports(statements: Iterable[Statement], first: date) -> list[Report]:
    """What several articles carry, word for word, where one of them came out since a day."""
    groups: dict[tuple[str, str], list[tuple[Statement, Carrier]]] = defaultdict(list)
    for statement in statements:
        for carrier in statement.carriers:
            groups[fold(statement.speaker.name or ""), " ".join(tokens(fold(carrier.content)))].append(
                (statement, carrier)
            )
    found = []
    for carried in groups.values():
        ordered = sorted(carried, key=lambda one: (one[1].published is None, one[1].published or "", one[1].article))
        if len({carrier.article for _, carrier in ordered}) > 1 and any(
            _is_new(carrier.published, first) for _, carrier in ordered
        ):
            found.append(Report(first=ordered[0], copies=tuple(ordered[1:])))
    return sorted(found, key=lambda report: (report.first[1].published or "", report.first[0].id))


def _is_new(value: str | None, first: date) -> bool:
    covered = days(value)
    return covered is not None and covered[1] >= first


def _order(statement: Statement) -> tuple[date, date, Sequence[int]]:
    first, last = days(dated(statement)[0]) or (date.max, date.max)
    return first, last, (int(statement.id[1:]),)

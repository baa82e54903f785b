"""Where each party of an issue stood, and when: the positions on record, who moved, and what reports differ on."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from onrecord.ledger.gathering import phrase_of
from onrecord.ledger.rows import BETWEEN_SPANS
from onrecord.positions.conflicts import Conflict, by_denial, by_stance, conflict_key, denied
from onrecord.positions.context import is_about, is_position
from onrecord.positions.dates import dated, position_key
from onrecord.positions.moves import Move, moves_in
from onrecord.positions.readings import Read, readings_of
from onrecord.positions.stance import Reading
from onrecord.record import Issue, Position, Span, Statement, Support, plain

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

_KEPT = 32  # timelines of one ledger
_known: WeakKeyDictionary[Ledger, dict[str, tuple[str, Timeline]]] = WeakKeyDictionary()

SURE = 0.5
"""Below this confidence a statement bears out no position: its words or its source may be wrong."""


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
    head = ledger.head().digest
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
    statements = {item.id: item for item in ledger.statements_called([one.item.id for one in sure])}
    texts = ledger.texts_of({one.item.article_seq for one in sure})
    about = [phrase for words in issue.about if (phrase := phrase_of(words))]
    on_it = [
        one
        for one in sure
        if (said := statements.get(one.item.id))
        and (not about or is_about(said, texts.get(one.item.article_seq, ""), about))
    ]
    held = [one for one in on_it if is_position(statements[one.item.id], texts.get(one.item.article_seq, ""))]
    positions = _positions([one for one in held if one.reading.stance], statements)
    pairs = denied([one for one in held if one.reading.denies], [*held, *quiet])
    beside = [one.item.id for _, claims in pairs for one in claims if one.item.id not in statements]
    statements |= {item.id: item for item in ledger.statements_called(beside)}
    return Timeline(
        issue=issue,
        positions=tuple(positions),
        moves=tuple(moves_in(positions)),
        conflicts=tuple(sorted([*by_stance(positions), *by_denial(pairs, statements)], key=conflict_key)),
        quiet=len(quiet) + len(on_it) - len(held),
        unsure=len(read) - len(sure),
    )


def _positions(read: Iterable[Read], statements: dict[str, Statement]) -> list[Position]:
    """One position for each party, date and stance."""
    groups: dict[tuple[str, str | None, bool, str], list[Support]] = defaultdict(list)
    for one in read:
        statement = statements[one.item.id]
        groups[one.party, *dated(statement), str(one.reading.stance)].append(_support(statement, one.reading))
    found = []
    for (party, day, published, _), support in groups.items():
        conditions = [words_at(item.statement, item.condition) for item in support if item.condition]
        found.append(
            Position(
                party=party,
                stance=support[0].stance,
                date=day,
                published=published,
                conditions=tuple(dict.fromkeys(conditions)),
                support=tuple(support),
            )
        )
    return sorted(found, key=position_key)


def _support(statement: Statement, reading: Reading) -> Support:
    assert reading.stance is not None
    return Support(
        statement=statement,
        stance=reading.stance,
        words=tuple(span for words in reading.words for span in in_article(statement, words)),
        condition=next(iter(in_article(statement, reading.condition)), None) if reading.condition else None,
    )


def in_article(statement: Statement, span: Span) -> list[Span]:
    """The spans of the article that a stretch of a statement's content stands in."""
    found, at = [], 0
    for start, end in statement.carriers[0].spans:
        first, last = max(span[0], at), min(span[1], at + end - start)
        if first < last:
            found.append((start + first - at, start + last - at))
        at += end - start + len(BETWEEN_SPANS)
    return found


def words_at(statement: Statement, span: Span) -> str:
    """The words of a span of the article that stands in a statement's content."""
    at = 0
    for start, end in statement.carriers[0].spans:
        if start <= span[0] < end:
            return statement.carriers[0].content[at + span[0] - start : at + min(span[1], end) - start]
        at += end - start + len(BETWEEN_SPANS)
    return ""

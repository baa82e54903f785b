"""What an alert tells: statements that a saved search finds, or parties' moves and differing reports on an issue."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.record import Statement, plain

if TYPE_CHECKING:
    from onrecord.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One thing that an alert tells. `key` is the same whenever it is found again, also after a revision elsewhere.

    `kind` is `statement`, `move` or `conflict`; `title` is one line, `text` the words, `about` all of it as JSON.
    """

    key: str
    kind: str
    title: str
    text: str
    url: str | None
    about: Mapping[str, Any]


def news_of(ledger: Ledger, query: Mapping[str, Any]) -> Iterator[News]:
    """All that a query finds now, be it new or not.

    `query` has the filters of `Ledger.statements`, or an `issue`. Raises ValueError where a filter cannot be, and
    IssueError where there is no such issue.
    """
    if "issue" in query:
        yield from _of_issue(ledger, str(query["issue"]))
        return
    for statement in ledger.statements(**query):
        yield _of_statement(statement)


def _of_statement(statement: Statement) -> News:
    carrier = statement.carriers[0]
    who = statement.speaker.name or statement.speaker.role or "unnamed"
    said = statement.said_on or (f"by {carrier.published}" if carrier.published else "date unknown")
    return News(
        key=_key("statement", who, carrier.content, carrier.url or carrier.article),
        kind="statement",
        title=f"{who} ({carrier.outlet or 'outlet unknown'}, {said})",
        text=statement.content,
        url=carrier.url,
        about=plain(statement),
    )


def _of_issue(ledger: Ledger, name: str) -> Iterator[News]:
    from onrecord.positions import find_issue, timeline

    found = timeline(ledger, find_issue(ledger, name))
    for move in found.moves:
        before = " or ".join(dict.fromkeys(position.stance for position in move.before))
        first = move.after.support[0].statement
        yield News(
            key=_key("move", move.party, before, move.after.stance, move.after.date),
            kind="move",
            title=f"{move.party} moved on {found.issue.title}: {before}, now {move.after.stance} ({move.after.date})",
            text=first.content,
            url=first.carriers[0].url,
            about={"party": move.party, "before": before, "after": plain(move.after)},
        )
    for conflict in found.conflicts:
        words = [f"{item.speaker.name or 'unnamed'}: {item.content}" for item in conflict.statements]
        what = "is denied" if conflict.kind == "denial" else "is reported in two ways"
        yield News(
            key=_key("conflict", conflict.kind, conflict.date, *sorted(words)),
            kind="conflict",
            title=f"What was said on {found.issue.title} {what} ({conflict.date})",
            text="\n".join(words),
            url=conflict.statements[0].carriers[0].url,
            about={
                "kind": conflict.kind,
                "date": conflict.date,
                "statements": [plain(item) for item in conflict.statements],
            },
        )


def _key(*parts: str | None) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]

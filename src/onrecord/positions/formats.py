"""A timeline for other programs: as JSON, and as CSV with a row for each statement that a position rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.export.csv_rows import csv_rows
from onrecord.phrases import bearer
from onrecord.positions.conflicts import Conflict
from onrecord.positions.dates import dated
from onrecord.positions.grouping import words_at
from onrecord.positions.timelines import Timeline
from onrecord.record import Carrier, Position, Statement, plain

COLUMNS = (
    "issue", "party", "date", "published", "stance", "moved_from", "condition", "speaker", "role", "chain", "content",
    "words", "outlet", "title", "url", "article", "attribution", "statement", "carriers", "carried_by", "differs",
)  # fmt: skip
"""`published` is true where `date` is when the article was published; `words` are offsets, as in statements' CSV.

`carriers` counts the articles that carry the statement, `carried_by` names their outlets, the first one first. Rows
with the same letter under `differs` do not agree; one without a stance is there for that alone.
"""


def as_json(found: Timeline) -> dict[str, Any]:
    """A timeline as plain dictionaries; moves name positions by their place in `positions`, from 0."""
    place = {id(position): at for at, position in enumerate(found.positions)}
    return {
        "issue": plain(found.issue),
        "positions": [plain(position) for position in found.positions],
        "moves": [
            {
                "party": move.party,
                "before": [place[id(position)] for position in move.before],
                "after": place[id(move.after)],
            }
            for move in found.moves
        ],
        "conflicts": [_conflict(conflict) for conflict in found.conflicts],
        "quiet": found.quiet,
        "unsure": found.unsure,
    }


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "kind": conflict.kind,
        "date": conflict.date,
        "statements": [plain(statement) for statement in conflict.statements],
    }


def as_csv(found: Timeline) -> Iterator[str]:
    """A timeline as CSV, a row at a time, with a header; unknown is the empty cell."""
    return csv_rows(COLUMNS, _rows(found))


def _rows(found: Timeline) -> Iterator[list[str]]:
    moved = {id(move.after): " or ".join(moved_from(move.before)) for move in found.moves}
    differs = _letters(found)
    for position in found.positions:
        for item in position.support:
            condition = words_at(item.carrier, item.condition) if item.condition else None
            held = [position.party, position.date, str(position.published).lower(), item.stance]
            words = " ".join(f"{start}-{end}" for start, end in item.words)
            about = [*held, moved.get(id(position)), condition]
            yield _row(found, item.statement, item.carrier, about, words, differs.pop(item.statement.id, ""))
    others = {item.id: item for conflict in found.conflicts for item in conflict.statements}
    for other, letters in differs.items():  # what is no position and stands beside one, or beside another such
        day, published = dated(others[other])
        about = [others[other].speaker.party, day, str(published).lower(), None, None, None]
        yield _row(found, others[other], others[other].carriers[0], about, "", letters)


def _row(
    found: Timeline, statement: Statement, carrier: Carrier, about: list[str | None], words: str, letters: str
) -> list[str]:
    cells = [
        found.issue.name, *about, statement.speaker.name, statement.speaker.role,
        " > ".join(map(bearer, carrier.chain)), carrier.content, words, carrier.outlet, carrier.title, carrier.url,
        carrier.article, carrier.attribution, statement.id, str(articles_of(statement)),
        "; ".join(outlets_of(statement)), letters,
    ]  # fmt: skip
    return [cell or "" for cell in cells]


def _letters(found: Timeline) -> dict[str, str]:
    """The letters of the differing reports that each statement is part of, by its id."""
    letters: dict[str, str] = {}
    for at, conflict in enumerate(found.conflicts):
        for item in conflict.statements:
            letters[item.id] = f"{letters.get(item.id, '')} {letter(at)}".strip()
    return letters


def letter(at: int) -> str:
    """What differing reports are called, by their place among the others: a to z, then a2 and on."""
    return chr(ord("a") + at % 26) + (str(at // 26 + 1) if at >= 26 else "")


def articles_of(statement: Statement) -> int:
    """How many articles carry a statement: one may have it more than once."""
    return len({carrier.article for carrier in statement.carriers})


def outlets_of(statement: Statement) -> list[str]:
    """The outlets that carry a statement, each once, the first one first."""
    return list(dict.fromkeys(carrier.outlet or "unknown outlet" for carrier in statement.carriers))


def moved_from(before: tuple[Position, ...]) -> list[str]:
    """The stances that a party moved from."""
    return list(dict.fromkeys(position.stance for position in before))

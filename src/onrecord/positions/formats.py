"""A timeline for other programs: as JSON, and as CSV with a row for each statement that a position rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.export.csv_rows import csv_rows
from onrecord.phrases import bearer
from onrecord.positions.conflicts import Conflict
from onrecord.positions.timelines import Timeline, words_at
from onrecord.record import Position, plain

COLUMNS = (
    "issue", "party", "date", "published", "stance", "moved_from", "condition", "speaker", "role", "chain", "content",
    "words", "outlet", "title", "url", "article", "attribution",
)  # fmt: skip
"""`published` is true where `date` is when the article was published; `words` are offsets, as in statements' CSV."""


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
    for position in found.positions:
        for item in position.support:
            carrier = item.statement.carriers[0]
            condition = words_at(item.statement, item.condition) if item.condition else None
            cells = [
                found.issue.name, position.party, position.date, str(position.published).lower(), item.stance,
                moved.get(id(position)), condition, item.statement.speaker.name, item.statement.speaker.role,
                " > ".join(map(bearer, carrier.chain)), carrier.content,
                " ".join(f"{start}-{end}" for start, end in item.words), carrier.outlet, carrier.title, carrier.url,
                carrier.article, carrier.attribution,
            ]  # fmt: skip
            yield [cell or "" for cell in cells]


def moved_from(before: tuple[Position, ...]) -> list[str]:
    """The stances that a party moved from."""
    return list(dict.fromkeys(position.stance for position in before))

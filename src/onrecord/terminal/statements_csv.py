"""Statements as CSV: a header, then one row for each article that carries a statement.

The columns, in this order: `statement` (its id), `said_on` (EDTF, empty where the article does not tell), `published`,
`speaker`, `speaker_type`, `role`, `party`, `cue`, `content`, `kind`, `mode`, `negated` (true or false), `act`,
`plover`, `chain` (from the speaker to the outlet, joined by " > "), `outlet`, `title`, `url`, `article` (its id),
`attribution` (its id in the article) and `confidence`. Unknown is the empty cell.

A spreadsheet takes a cell that starts with = + - or @ for a formula, and runs it. So a cell of text that starts with
one of these, or with a tab or a carriage return, gets an apostrophe before it, and control characters become visible
signs. A program that needs every character as it stood reads `--format json` or `jsonl`.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from onrecord.record import Carrier, Statement
from onrecord.terminal.phrases import bearer
from onrecord.terminal.safe import safe

COLUMNS = (
    "statement", "said_on", "published", "speaker", "speaker_type", "role", "party", "cue", "content", "kind",
    "mode", "negated", "act", "plover", "chain", "outlet", "title", "url", "article", "attribution", "confidence",
)  # fmt: skip

# The last four are the full-width forms, which some spreadsheets read alike.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def csv_lines(statements: Iterable[Statement]) -> Iterator[str]:
    """The CSV text, a row at a time, with its line ends (RFC 4180)."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    yield _taken(buffer)
    for statement in statements:
        for carrier in statement.carriers:
            writer.writerow(_row(statement, carrier))
            yield _taken(buffer)


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


def _row(statement: Statement, carrier: Carrier) -> list[str]:
    speaker = statement.speaker
    chain = " > ".join(map(bearer, carrier.chain))
    cells = [
        statement.id, statement.said_on, carrier.published, speaker.name, speaker.type, speaker.role, speaker.party,
        carrier.cue, carrier.content, statement.kind, statement.mode, str(statement.negated).lower(), statement.act,
        statement.plover, chain, carrier.outlet, carrier.title, carrier.url, carrier.article, carrier.attribution,
    ]  # fmt: skip
    return [*(_cell(cell or "") for cell in cells), f"{carrier.confidence:.4f}"]


def _cell(value: str) -> str:
    text = safe(value)
    return f"'{text}" if value.lstrip(" \n").startswith(_FORMULA) else text

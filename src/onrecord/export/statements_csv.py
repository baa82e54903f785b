"""Statements as CSV (RFC 4180): a header, then one row for each article that carries a statement.

The columns, in this order: `statement` (its id), `said_on` (EDTF, empty where the article does not tell), `published`,
`speaker`, `speaker_type`, `role`, `party`, `cue`, `content`, `kind`, `mode`, `negated` (true or false), `act`,
`plover`, `chain` (from the speaker to the outlet, joined by " > "), `outlet`, `title`, `url`, `article` (its id),
`attribution` (its id in the article), `confidence`, `characters` (where the content stands in the article's text, as
`270-410`, counted from 0 and the end not included; several parts joined by a space) and `review` (accepted or corrected
where people decided on it). Unknown is the empty cell.

A spreadsheet takes a cell that starts with = + - or @ for a formula, and runs it. So a cell of text that starts with
one of these, or with a tab or a carriage return, gets an apostrophe before it, and control characters become visible
signs. A program that needs every character as it stood reads Parquet or JSON Lines.
"""

from collections.abc import Iterable, Iterator

from onrecord.export.csv_rows import csv_rows
from onrecord.phrases import bearer
from onrecord.record import Carrier, Statement

COLUMNS = (
    "statement", "said_on", "published", "speaker", "speaker_type", "role", "party", "cue", "content", "kind",
    "mode", "negated", "act", "plover", "chain", "outlet", "title", "url", "article", "attribution", "confidence",
    "characters", "review",
)  # fmt: skip


def csv_lines(statements: Iterable[Statement]) -> Iterator[str]:
    """The CSV text, a row at a time, with its line ends (RFC 4180)."""
    return csv_rows(
        COLUMNS, (cells_of(statement, carrier) for statement in statements for carrier in statement.carriers)
    )


def cells_of(statement: Statement, carrier: Carrier) -> list[str]:
    """The cells of one row."""
    speaker = statement.speaker
    chain = " > ".join(map(bearer, carrier.chain))
    cells = [
        statement.id, statement.said_on, carrier.published, speaker.name, speaker.type, speaker.role, speaker.party,
        carrier.cue, carrier.content, statement.kind, statement.mode, str(statement.negated).lower(), statement.act,
        statement.plover, chain, carrier.outlet, carrier.title, carrier.url, carrier.article, carrier.attribution,
    ]  # fmt: skip
    characters = " ".join(f"{start}-{end}" for start, end in carrier.spans)
    return [*(cell or "" for cell in cells), f"{carrier.confidence:.4f}", characters, statement.review or ""]

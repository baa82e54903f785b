"""Statements as rows of a table: one row for each article that carries a statement.

`COLUMNS` names the columns; docs/export.md describes them. Dates stand twice: as EDTF, as the record has them, and as
the first and the last day that they cover, so that a program can compare them; an open end is null. What is unknown is
null. Nothing is escaped; only a lone surrogate, which UTF-8 cannot hold, becomes U+FFFD.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from onrecord.edtf import bounds
from onrecord.record import Carrier, Hop, Statement
from onrecord.words import encodable

if TYPE_CHECKING:
    import pyarrow as pa

AT_ONCE = 5_000
"""Rows of a batch: what is held in memory at a time."""

COLUMNS = (
    "statement", "said_on", "said_first", "said_last", "published", "published_first", "published_last",
    "speaker", "speaker_type", "role", "party", "cue", "content", "kind", "mode", "negated", "act", "plover",
    "chain", "outlet", "title", "url", "article", "attribution", "confidence", "characters", "review",
)  # fmt: skip


class NoTables(RuntimeError):
    """pyarrow is not installed; `str()` says what to do."""


def reader_of(statements: Iterable[Statement]) -> pa.RecordBatchReader:
    """The rows of `statements`, `AT_ONCE` at a time, as they are asked for. Raises NoTables without pyarrow."""
    pa, schema = _pyarrow(), schema_of_rows()
    rows = (row_of(statement, carrier) for statement in statements for carrier in statement.carriers)

    def batches() -> Iterator[Any]:
        while some := list(islice(rows, AT_ONCE)):
            yield pa.RecordBatch.from_pylist(some, schema=schema)

    return pa.RecordBatchReader.from_batches(schema, batches())


def schema_of_rows() -> pa.Schema:
    """The columns and their types. Raises NoTables without pyarrow."""
    pa = _pyarrow()
    special = {
        **dict.fromkeys(("said_first", "said_last", "published_first", "published_last"), pa.date32()),
        "negated": pa.bool_(),
        "confidence": pa.float64(),
        "chain": pa.list_(
            pa.struct([("name", pa.string()), ("type", pa.string()), ("start", pa.int64()), ("end", pa.int64())])
        ),
        "characters": pa.list_(pa.struct([("start", pa.int64()), ("end", pa.int64())])),
    }
    never_null = {"statement", "speaker_type", "cue", "content", "kind", "mode", "negated", "chain"}
    never_null |= {"article", "attribution", "confidence", "characters"}
    return pa.schema(
        [pa.field(name, special.get(name, pa.string()), nullable=name not in never_null) for name in COLUMNS]
    )


def _pyarrow() -> Any:
    try:
        import pyarrow
    except ModuleNotFoundError as problem:
        raise NoTables("a table needs pyarrow: run pip install 'onrecord[tables]'") from problem
    return pyarrow


def row_of(statement: Statement, carrier: Carrier) -> dict[str, Any]:
    """One row: a statement, and one article that carries it."""
    said_first, said_last = days_between(statement.said_on)
    published_first, published_last = days_between(carrier.published)
    row = {
        "statement": statement.id,
        "said_on": statement.said_on,
        "said_first": said_first,
        "said_last": said_last,
        "published": carrier.published,
        "published_first": published_first,
        "published_last": published_last,
        "speaker": statement.speaker.name,
        "speaker_type": statement.speaker.type,
        "role": statement.speaker.role,
        "party": statement.speaker.party,
        "cue": carrier.cue,
        "content": carrier.content,
        "kind": statement.kind,
        "mode": statement.mode,
        "negated": statement.negated,
        "act": statement.act,
        "plover": statement.plover,
        "chain": [_hop(hop) for hop in carrier.chain],
        "outlet": carrier.outlet,
        "title": carrier.title,
        "url": carrier.url,
        "article": carrier.article,
        "attribution": carrier.attribution,
        "confidence": carrier.confidence,
        "characters": [{"start": start, "end": end} for start, end in carrier.spans],
        "review": statement.review,
    }
    return {name: encodable(value) if isinstance(value, str) else value for name, value in row.items()}


def _hop(hop: Hop) -> dict[str, Any]:
    start, end = hop.span or (None, None)
    return {"name": hop.name and encodable(hop.name), "type": hop.type, "start": start, "end": end}


def days_between(value: str | None) -> tuple[date | None, date | None]:
    """The first and the last day of an EDTF date; null where it has none, is open, or is no date that we know."""
    try:
        first, last = bounds(value) if value else (None, None)
    except ValueError:
        return None, None
    return None if first == date.min else first, None if last == date.max else last

"""Records as the rows of two tables, and rows as records again: nothing is lost between them.

`ARTICLES` and `ATTRIBUTIONS` are their columns and types; docs/bulk.md describes them. The attributions' rows are those
of `ledger.table_rows`, without what only a ledger knows, and with all spans.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pyarrow as pa

from onrecord.ledger.table_rows import days_between, row_of, schema_of_rows
from onrecord.record import (
    SCHEMA,
    Article,
    Attribution,
    Hop,
    Published,
    Record,
    Span,
    Spans,
    Speaker,
    Time,
)
from onrecord.words import statement_of, text_of

_SPAN = pa.struct([("start", pa.int64()), ("end", pa.int64())])
_TIME = pa.struct([("start", pa.int64()), ("end", pa.int64()), ("value", pa.string())])

ARTICLES = pa.schema(
    [
        pa.field("article", pa.string(), nullable=False),
        pa.field("given_id", pa.string()),
        pa.field("place", pa.string()),
        pa.field("url", pa.string()),
        pa.field("outlet", pa.string()),
        pa.field("title", pa.string()),
        pa.field("byline", pa.string()),
        pa.field("language", pa.string()),
        pa.field("published", pa.string()),
        pa.field("published_certainty", pa.string()),
        pa.field("published_first", pa.date32()),
        pa.field("published_last", pa.date32()),
        pa.field("retrieved", pa.string()),
        pa.field("sha256", pa.string(), nullable=False),
        pa.field("text", pa.string(), nullable=False),
        pa.field("times", pa.list_(_TIME), nullable=False),
        pa.field("attributions", pa.int32(), nullable=False),
        pa.field("model", pa.string(), nullable=False),
        pa.field("schema", pa.string(), nullable=False),
        pa.field("input", pa.string(), nullable=False),
        pa.field("number", pa.int64(), nullable=False),
    ]
)

# Columns of a ledger's table that have no value before there is a ledger.
_OF_A_LEDGER = ("statement", "review")

ATTRIBUTIONS = pa.schema(
    [
        *(field for field in schema_of_rows() if field.name not in _OF_A_LEDGER),
        pa.field("parent", pa.string()),
        pa.field("source", pa.string(), nullable=False),
        pa.field("source_characters", pa.list_(_SPAN), nullable=False),
        pa.field("cue_characters", pa.list_(_SPAN), nullable=False),
        pa.field("speaker_characters", pa.list_(_SPAN), nullable=False),
        pa.field("said_characters", _SPAN),
        pa.field("input", pa.string(), nullable=False),
        pa.field("number", pa.int64(), nullable=False),
    ]
)


def article_row(record: Record, *, input: str, number: int) -> dict[str, Any]:
    """The row of a record's article, which stood at `number` in the input of this name."""
    article = record.article
    first, last = days_between(article.published.value)
    return {
        "article": article.identity,
        "given_id": article.id if article.id != article.identity else None,
        "place": article.place,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "byline": article.byline,
        "language": article.language,
        "published": article.published.value,
        "published_certainty": article.published.certainty,
        "published_first": first,
        "published_last": last,
        "retrieved": article.retrieved,
        "sha256": article.sha256,
        "text": article.text,
        "times": [{**_span(item.span), "value": item.value} for item in record.times],
        "attributions": len(record.attributions),
        "model": record.model,
        "schema": SCHEMA,
        "input": input,
        "number": number,
    }


def attribution_rows(record: Record, *, input: str, number: int) -> list[dict[str, Any]]:
    """The rows of a record's attributions, in their order."""
    rows = []
    for item in record.attributions:
        statement = statement_of(record.article, item, id="")
        row = row_of(statement, statement.carriers[0])
        for name in _OF_A_LEDGER:
            del row[name]
        rows.append(
            {
                **row,
                "parent": item.parent,
                "source": text_of(record.article.text, item.source),
                "source_characters": [_span(span) for span in item.source],
                "cue_characters": [_span(span) for span in item.cue],
                "speaker_characters": [_span(span) for span in item.speaker.spans],
                "said_characters": _span(item.said_on.span) if item.said_on else None,
                "input": input,
                "number": number,
            }
        )
    return rows


def day_of(record: Record) -> date | None:
    """The day that an article was published on; None where it is not known to the day."""
    first, last = days_between(record.article.published.value)
    return first if first == last else None


def record_from(article: Mapping[str, Any], attributions: Iterable[Mapping[str, Any]]) -> Record:
    """The record that became these rows. Raises ValueError where they do not hold together."""
    value, certainty = article["published"], article["published_certainty"]
    plain = {name: article[name] for name in ("url", "outlet", "title", "byline", "language", "retrieved", "text")}
    record = Record(
        article=Article(**plain, id=article["given_id"] or "", published=Published(value=value, certainty=certainty)),
        model=article["model"],
        attributions=tuple(_attribution(row) for row in attributions),
        times=tuple(Time(span=(time["start"], time["end"]), value=time["value"]) for time in article["times"]),
    )
    if (record.article.identity, record.article.sha256) != (article["article"], article["sha256"]):
        raise ValueError(f"the digest of article {article['article']} does not fit its text")
    if len(record.attributions) != article["attributions"]:
        raise ValueError(
            f"article {article['article']} has {len(record.attributions)} attributions, not {article['attributions']}"
        )
    return record


def _attribution(row: Mapping[str, Any]) -> Attribution:
    said = row["said_characters"]
    return Attribution(
        id=row["attribution"],
        parent=row["parent"],
        kind=row["kind"],
        mode=row["mode"],
        negated=row["negated"],
        source=_spans(row["source_characters"]),
        cue=_spans(row["cue_characters"]),
        content=_spans(row["characters"]),
        speaker=Speaker(
            name=row["speaker"],
            type=row["speaker_type"],
            role=row["role"],
            party=row["party"],
            spans=_spans(row["speaker_characters"]),
        ),
        chain=tuple(
            Hop(name=hop["name"], type=hop["type"], span=None if hop["start"] is None else (hop["start"], hop["end"]))
            for hop in row["chain"]
        ),
        said_on=Time(span=(said["start"], said["end"]), value=row["said_on"]) if said else None,
        act=row["act"],
        plover=row["plover"],
        confidence=row["confidence"],
    )


def _span(span: Span) -> dict[str, int]:
    return {"start": span[0], "end": span[1]}


def _spans(cells: Iterable[Mapping[str, int]]) -> Spans:
    return tuple((cell["start"], cell["end"]) for cell in cells)

"""GDELT's lists of articles: answers of its DOC 2.0 interface (`mode=ArtList`), and its Global Article List.

The former as JSON or CSV, the latter as JSON Lines. See https://blog.gdeltproject.org/gdelt-doc-2-0-api-debuts/ and
https://blog.gdeltproject.org/announcing-the-global-article-list/.

GDELT's date is when it saw the article and not when the article was published, so that it is no date of publication.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from onrecord.reading.errors import InputError
from onrecord.reading.feed import MAX_ENTRIES, Feed, FeedEntry
from onrecord.reading.json_values import parse, string


def read(data: bytes, *, name: str) -> Feed:
    """The articles that a list of GDELT's names. InputError where none can be read."""
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").lstrip()
    if not text.startswith("{"):
        rows = _csv_rows(text, name)
    elif text[:200].split(":", 1)[0].strip(' {"\n\r\t') == "articles":
        found = parse(data.removeprefix(b"\xef\xbb\xbf"), name=name)["articles"]
        rows = iter(found if isinstance(found, list) else [])
    else:
        rows = _lines(text)
    return Feed(kind="GDELT list", entries=tuple(islice(_entries(rows), MAX_ENTRIES)))


def _csv_rows(text: str, name: str) -> Iterator[Mapping[str, Any]]:
    try:
        for row in csv.DictReader(io.StringIO(text)):
            yield {str(key).lower(): value for key, value in row.items()}
    except csv.Error as problem:
        raise InputError(name, f"is no CSV that can be read ({problem}); check it", cause="no feed") from None


def _lines(text: str) -> Iterator[Any]:
    for line in text.splitlines():
        try:
            yield json.loads(line)
        except (ValueError, RecursionError):
            continue


def _entries(rows: Iterator[Any]) -> Iterator[FeedEntry]:
    for row in rows:
        if isinstance(row, Mapping) and isinstance(row.get("url"), str):
            yield FeedEntry(
                url=row["url"],
                title=string(row.get("title")),
                outlet=string(row.get("outletName")),
                language=string(row.get("lang") or row.get("language"), most=20),
            )

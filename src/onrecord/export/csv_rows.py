"""Rows of text as CSV (RFC 4180) that a spreadsheet can open: no cell of it is run as a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from onrecord.safe import safe

# The last four are the full-width forms, which some spreadsheets read alike.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def csv_rows(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The CSV text, a row at a time, with its line ends; the first one names the columns."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(columns)
    yield _taken(buffer)
    for row in rows:
        writer.writerow([_cell(cell) for cell in row])
        yield _taken(buffer)


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


def _cell(value: str) -> str:
    text = safe(value)
    # White space before it counts for nothing, but a tab or a carriage return does.
    starts = (value.lstrip(" \n"), value.lstrip())
    return f"'{text}" if any(start.startswith(_FORMULA) for start in starts) else text
